using System.Globalization;

namespace LVS.Report;

/// <summary>The unit of time that all charts of a run share: seconds for a short run, days for one of weeks.</summary>
/// <param name="Unit">Its name.</param>
/// <param name="Seconds">Its length in seconds.</param>
public sealed record TimeScale(string Unit, double Seconds)
{
    private const double Minute = 60;
    private const double Hour = 3600;
    private const double Day = 86_400;

    /// <summary>The unit that suits a run of the given length.</summary>
    public static TimeScale For(double seconds) => seconds > 3 * Day ? new("days", Day)
        : seconds > 3 * Hour ? new("h", Hour)
        : seconds > 10 * Minute ? new("min", Minute)
        : new("s", 1);

    /// <summary>A time in this unit.</summary>
    public double Of(double seconds) => seconds / Seconds;

    /// <summary>A time in this unit, with the unit.</summary>
    public string Words(double seconds) => double.IsFinite(seconds) ? Of(seconds)
        .ToString("#,##0.#", CultureInfo.InvariantCulture) + " " + Unit : "–";
}
