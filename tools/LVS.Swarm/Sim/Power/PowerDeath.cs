using System.Globalization;

namespace LVS.Swarm;

/// <summary>A node that browned out, and came back or not.</summary>
/// <param name="Node">Which node.</param>
/// <param name="AtMs">When it died first, in the run's time.</param>
/// <param name="DeadMs">How long it was dead in all.</param>
/// <param name="IsBack">Whether it was alive at the end.</param>
public sealed record PowerDeath(int Node, long AtMs, long DeadMs, bool IsBack)
{
    private const long HourMs = 3_600_000;

    /// <summary>For people.</summary>
    public string Text(int startHour)
    {
        (int month, int day) = SunFile.DateOf((int)((startHour + (AtMs / HourMs)) / 24 % 365));
        string hours = (DeadMs / HourMs).ToString(CultureInfo.InvariantCulture);
        return $"node {Node} browned out on {month:00}-{day:00} (day {AtMs / HourMs / 24}) and was dead for {hours} h, {(IsBack ? "is back" : "did not come back")}";
    }
}
