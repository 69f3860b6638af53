using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LVS.Sim;

/// <summary>A node that browned out, and whether it came back.</summary>
/// <param name="Node">Index of the node.</param>
/// <param name="AtMs">When it first browned out, in the run's time.</param>
/// <param name="DeadMs">Total time without power.</param>
/// <param name="IsBack">Whether it was alive at the end.</param>
/// <param name="WasArmed">Whether the keeper's guard was armed when it browned out; a battery that was never seen charged is not
/// guarded.</param>
public sealed record PowerDeath(int Node, long AtMs, long DeadMs, bool IsBack, bool WasArmed)
{
    private const long HourMs = 3_600_000;

    /// <summary>The nodes that browned out, in order of time.</summary>
    public static PowerDeath[] Of(IReadOnlyList<NodePower> nodes) =>
    [
        .. nodes.Select((node, i) => (node, i)).Where(pair => pair.node.Deaths.Count > 0)
            .Select(pair => new PowerDeath(pair.i, pair.node.Deaths[0], pair.node.DeadMs, pair.node.IsAlive, pair.node.DiedArmed))
            .OrderBy(death => death.AtMs).ThenBy(death => death.Node),
    ];

    /// <summary>For people.</summary>
    public string Text(int startHour)
    {
        (int month, int day) = SunFile.DateOf((int)((startHour + (AtMs / HourMs)) / 24 % 365));
        string hours = (DeadMs / HourMs).ToString(CultureInfo.InvariantCulture);
        return $"node {Node} browned out on {month:00}-{day:00} (day {AtMs / HourMs / 24}) and was dead for {hours} h, "
            + $"{(IsBack ? "is back" : "did not come back")}, guard {(WasArmed ? "armed" : "not armed")}";
    }
}
