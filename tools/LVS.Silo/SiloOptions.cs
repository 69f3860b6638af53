using System;

namespace LVS.Silo;

/// <summary>How a run over silos is led. None of it changes the trace hash.</summary>
public sealed record SiloOptions
{
    /// <summary>Silos to wait for.</summary>
    public required int Silos { get; init; }

    /// <summary>Regions, each of which one thread works on at a time.</summary>
    public required int Regions { get; init; }

    /// <summary>Cycles between two checkpoints; 0 for none.</summary>
    public required int CheckpointCycles { get; init; }

    /// <summary>Where the last checkpoint is kept.</summary>
    public required string Folder { get; init; }

    /// <summary>How long to wait for silos.</summary>
    public TimeSpan PatienceMax { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Told how many cycles have passed.</summary>
    public required Action<int> Progress { get; init; }

    /// <summary>Told what happens besides.</summary>
    public required Action<string> Tell { get; init; }
}
