using System.Collections.Generic;
using System.Linq;

namespace LVS.Swarm;

/// <summary>How the batteries of a swarm fared over time: samples, as few as a chart can show.</summary>
public sealed class PowerTrace
{
    private const double DayMs = 86_400_000;

    private readonly List<double> days = [];
    private readonly List<double?> least = [];
    private readonly List<double?> middle = [];
    private readonly List<double?> most = [];
    private readonly List<double?> alive = [];
    private readonly List<double?> meeting = [];
    private readonly List<double> energyJ = [];

    /// <summary>Times of the samples, in days.</summary>
    public IReadOnlyList<double> Days => days;

    /// <summary>Charge of the emptiest battery, in percent.</summary>
    public IReadOnlyList<double?> EmptiestPercent => least;

    /// <summary>Charge of the middle one.</summary>
    public IReadOnlyList<double?> MiddlePercent => middle;

    /// <summary>Charge of the fullest one.</summary>
    public IReadOnlyList<double?> FullestPercent => most;

    /// <summary>Nodes whose board has power.</summary>
    public IReadOnlyList<double?> Alive => alive;

    /// <summary>Of those, nodes whose radio is not kept off.</summary>
    public IReadOnlyList<double?> Meeting => meeting;

    /// <summary>Energy that all boards have drawn, in J.</summary>
    public IReadOnlyList<double> EnergyJ => energyJ;

    /// <summary>Takes a sample.</summary>
    /// <param name="nowMs">The run's time, rising.</param>
    /// <param name="nodes">All nodes of the run, at that time.</param>
    public void Sample(long nowMs, IReadOnlyCollection<NodePower> nodes)
    {
        int[] charges = [.. nodes.Select(node => node.Battery.Permille).Order()];
        days.Add(nowMs / DayMs);
        least.Add(charges[0] / 10.0);
        middle.Add(charges[charges.Length / 2] / 10.0);
        most.Add(charges[^1] / 10.0);
        alive.Add(nodes.Count(node => node.IsAlive));
        meeting.Add(nodes.Count(node => node.IsAlive && !node.IsDark));
        energyJ.Add(nodes.Sum(node => node.EnergyUj) / 1_000_000.0);
    }

    /// <summary>Charge of the emptiest, the middle and the fullest battery.</summary>
    public LineChart BatteryChart(string id) => new()
    {
        Id = id,
        Title = "Battery charge",
        Description = "Charge of the emptiest, the middle and the fullest battery of the swarm over time.",
        Unit = "% of charge",
        TimeUnit = "days",
        Times = days,
        Lines = [new("fullest", "line b", most), new("emptiest", "line c", least), new("middle", "line a", middle)],
    };

    /// <summary>How many nodes are alive, and how many of them meet.</summary>
    public LineChart SurvivalChart(string id) => new()
    {
        Id = id,
        Title = "Nodes alive",
        Description = "Nodes whose board has power, and those of them whose radio is not kept off, over time.",
        Unit = "nodes",
        TimeUnit = "days",
        Times = days,
        Lines = [new("alive", "line a", alive), new("meeting", "line b", meeting)],
    };
}
