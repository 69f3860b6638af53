using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>
/// Describes a run: size, workload, wire, faults, intruders, bounds. Together with a seed it determines everything in the run. The
/// published form is <c>Scenarios/scenario.schema.json</c>, which states defaults and ranges.
/// </summary>
public sealed record Scenario
{
    /// <summary>Name, as in reports.</summary>
    public string Name { get; init; } = "unnamed";

    /// <summary>Its purpose, in a sentence.</summary>
    public string About { get; init; } = "";

    /// <summary>Honest nodes, newcomers included.</summary>
    public int Nodes { get; init; } = 16;

    /// <summary>Virtual time of a run, in ms.</summary>
    public long DurationMs { get; init; } = 120_000;

    /// <summary>When the storm ends and the calm begins, in ms. Faults without a time of their own come before it.</summary>
    public long StormMs { get; init; }

    /// <summary>Time between two checkpoints, in ms.</summary>
    public int CheckMs { get; init; } = 1000;

    /// <summary>What nodes start with.</summary>
    public Workload Workload { get; init; } = new();

    /// <summary>How nodes behave.</summary>
    public NodeSettings Node { get; init; } = new();

    /// <summary>The air.</summary>
    public WireSettings Wire { get; init; } = new();

    /// <summary>Power of the nodes; null for power that never fails.</summary>
    public PowerSettings? Power { get; init; }

    /// <summary>Records for the nodes to keep; null when they keep no fragments.</summary>
    public FragmentSettings? Fragments { get; init; }

    /// <summary>Records that guests store and fetch, in the order of time; null when no guest comes. Only with fragments.</summary>
    public IReadOnlyList<Visit>? Visits { get; init; }

    /// <summary>Faults.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Intruders, which do not follow the protocol.</summary>
    public IReadOnlyList<IntruderGroup> Intruders { get; init; } = [];

    /// <summary>What must hold at the end.</summary>
    public Bounds Bounds { get; init; } = new();

    /// <summary>Invariants that the protocol is known to break here, with the reason. No other may break.</summary>
    public IReadOnlyList<KnownBreak> MayBreak { get; init; } = [];
}
