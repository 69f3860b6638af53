using System;
using System.Globalization;

namespace LVS.Bench;

/// <summary>A count beside its baseline.</summary>
/// <param name="Part">The part that counts it.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Verdict">How the two compare.</param>
/// <param name="Before">The baseline; null when it is new.</param>
/// <param name="Now">What was counted; null when it is gone.</param>
/// <param name="TolerancePercent">How much more it may be.</param>
public sealed record BaselineChange(
    string Part, string Name, string Unit, BaselineVerdict Verdict, double? Before, double? Now, double TolerancePercent)
{
    /// <summary>Whether it must be mended, or the baseline renewed on purpose.</summary>
    public bool IsBad => Verdict is BaselineVerdict.Worse or BaselineVerdict.Gone;

    /// <summary>By how much it changed, in percent; null where that has no meaning.</summary>
    public double? Percent => Before > 0 ? 100 * (Now - Before) / Before : null;

    /// <summary>One sentence with both values.</summary>
    public string Text => Verdict switch
    {
        BaselineVerdict.Worse or BaselineVerdict.Better =>
            F($"{Verdict}: {Part}, {Name}: {Now:#,0.####} {Unit}, {Before:#,0.####} in the baseline{By} (tolerance {TolerancePercent} %)."),
        BaselineVerdict.New => F($"New: {Part}, {Name}: {Now:#,0.####} {Unit}; the baseline does not have it."),
        BaselineVerdict.Gone => F($"Gone: {Part}, {Name}: {Before:#,0.####} {Unit} in the baseline, and nothing counts it any more."),
        _ => F($"Same: {Part}, {Name}: {Now:#,0.####} {Unit}."),
    };

    private string By => Percent is double percent ? F($", {percent:+0.0;-0.0} %") : "";

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
