namespace LVS.Sim;

/// <summary>Value that nodes start with. Floats are drawn uniformly.</summary>
public sealed record Workload
{
    /// <summary>Smallest float at birth, in micro-VU.</summary>
    public long FloatUvuMin { get; init; } = 1_000_000;

    /// <summary>Largest float at birth.</summary>
    public long FloatUvuMax { get; init; } = 100_000_000;

    /// <summary>Smallest state weight.</summary>
    public int WeightMin { get; init; } = 256;

    /// <summary>Largest state weight.</summary>
    public int WeightMax { get; init; } = 256;

    /// <summary>Nodes that come later.</summary>
    public int Newcomers { get; init; }

    /// <summary>When the first of them may come, in ms.</summary>
    public long NewcomersAtMs { get; init; }

    /// <summary>Time within which they all come, in ms.</summary>
    public long NewcomersWithinMs { get; init; } = 1000;

    /// <summary>Float of a newcomer, in micro-VU.</summary>
    public long NewcomerFloatUvu { get; init; }
}
