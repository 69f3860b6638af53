using System.Collections.Generic;
using System.Globalization;

namespace LVS.Harness;

/// <summary>Energy that several nodes have used, by purpose, to be compared with what they achieved.</summary>
public sealed record EnergyBudget
{
    /// <summary>Nodes summed.</summary>
    public required int NodeCount { get; init; }

    /// <summary>Energy drawn by the boards, in uJ.</summary>
    public required long EnergyUj { get; init; }

    /// <summary>Frames sent.</summary>
    public required long FrameCount { get; init; }

    /// <summary>Bytes of payload sent.</summary>
    public required long AirByteCount { get; init; }

    /// <summary>Time with the radio on, in ms.</summary>
    public required long RadioMs { get; init; }

    /// <summary>Charge by use, in uAh.</summary>
    public required IReadOnlyDictionary<string, long> UsesUah { get; init; }

    /// <summary>Charge from panels that batteries took, in uAh.</summary>
    public required long HarvestedUah { get; init; }

    /// <summary>Charge from panels that found full batteries, in uAh.</summary>
    public required long WastedUah { get; init; }

    /// <summary>Energy for each result (a fragment that reached all, a diff that was credited), in uJ; null when there is none.</summary>
    public long? EnergyUjPer(long achieved) => achieved > 0 ? EnergyUj / achieved : null;

    /// <summary>Bytes on the air for each result; null when there is none.</summary>
    public long? AirBytesPer(long achieved) => achieved > 0 ? AirByteCount / achieved : null;

    /// <summary>The budget as lines of text.</summary>
    /// <param name="what">The name of the result, e.g. "converged fragment".</param>
    /// <param name="achieved">Number of results.</param>
    public IEnumerable<string> Lines(string what, long achieved)
    {
        yield return $"energy {Text(EnergyUj / 1_000_000)} J, {Text(FrameCount)} frames, {Text(AirByteCount)} bytes on the air";
        foreach ((string use, long uah) in UsesUah)
        {
            yield return $"  {use,-15} {Text(uah / 1000)} mAh";
        }

        yield return $"  from the sun    {Text(HarvestedUah / 1000)} mAh, {Text(WastedUah / 1000)} mAh more found full batteries";
        yield return achieved > 0
            ? $"per {what}: {Text(EnergyUjPer(achieved)!.Value)} uJ, {Text(AirBytesPer(achieved)!.Value)} bytes on the air"
            : $"per {what}: none was achieved";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
