using System.Collections.Generic;

namespace LVS.Harness;

/// <summary>The batteries of a swarm over time: samples, as few as a chart can show.</summary>
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

    /// <summary>Of those, nodes whose radio the keeper does not keep off.</summary>
    public IReadOnlyList<double?> Meeting => meeting;

    /// <summary>Energy that all boards have drawn, in J.</summary>
    public IReadOnlyList<double> EnergyJ => energyJ;

    /// <summary>Takes a sample.</summary>
    /// <param name="nowMs">The run's time, rising.</param>
    /// <param name="permille">Charge of every battery, rising; at least one.</param>
    /// <param name="aliveCount">Nodes whose board has power.</param>
    /// <param name="meetingCount">Of those, nodes whose radio is not kept off.</param>
    /// <param name="drawnJ">Energy that all boards have drawn.</param>
    public void Add(long nowMs, IReadOnlyList<int> permille, int aliveCount, int meetingCount, double drawnJ)
    {
        days.Add(nowMs / DayMs);
        least.Add(permille[0] / 10.0);
        middle.Add(permille[permille.Count / 2] / 10.0);
        most.Add(permille[^1] / 10.0);
        alive.Add(aliveCount);
        meeting.Add(meetingCount);
        energyJ.Add(drawnJ);
    }
}
