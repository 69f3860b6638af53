using System;

namespace LVS.Silo;

/// <summary>Options for leading a run over silos. None of them changes the trace hash.</summary>
public sealed record SiloOptions
{
    /// <summary>Silos to wait for.</summary>
    public required int Silos { get; init; }

    /// <summary>Number of regions. One thread at a time works on each.</summary>
    public required int Regions { get; init; }

    /// <summary>Cycles between two checkpoints; 0 for none.</summary>
    public required int CheckpointCycles { get; init; }

    /// <summary>Folder for the last checkpoint.</summary>
    public required string Folder { get; init; }

    /// <summary>Longest wait for silos.</summary>
    public TimeSpan PatienceMax { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Called with the number of cycles that have passed.</summary>
    public required Action<int> Progress { get; init; }

    /// <summary>Called with messages about everything else.</summary>
    public required Action<string> Tell { get; init; }
}
