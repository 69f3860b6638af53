using LVS.Sim;

using Orleans;

namespace LVS.Silo;

/// <summary>The parameters of a region.</summary>
[GenerateSerializer]
[Immutable]
public sealed record RegionTask
{
    /// <summary>Number of the attempt: it increases by one after every loss of a silo.</summary>
    [Id(0)]
    public required int Attempt { get; init; }

    /// <summary>Regions of the swarm.</summary>
    [Id(1)]
    public required int Regions { get; init; }

    /// <summary>Nodes of the swarm.</summary>
    [Id(2)]
    public required int Nodes { get; init; }

    /// <summary>Cycles of the run.</summary>
    [Id(3)]
    public required int Cycles { get; init; }

    /// <summary>Diffs that each listener loses, in percent.</summary>
    [Id(4)]
    public required int LossPercent { get; init; }

    /// <summary>Seed of all chance.</summary>
    [Id(5)]
    public required long Seed { get; init; }

    /// <summary>The step that comes next.</summary>
    [Id(6)]
    public required int Step { get; init; }

    /// <summary>The run.</summary>
    public LedgerPlan Plan => new(Nodes, Cycles, LossPercent, Seed);
}
