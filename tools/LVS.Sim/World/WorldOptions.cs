namespace LVS.Sim;

/// <summary>Options of a run besides scenario and seed. None of them changes the trace hash.</summary>
public sealed record WorldOptions
{
    /// <summary>Threads that share the world, 1 or more.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Source of power of the nodes; null for the scenario's.</summary>
    public IPowerSource? Power { get; init; }

    /// <summary>Whether to log guard interventions and the span below.</summary>
    public bool IsLogged { get; init; }

    /// <summary>Start of the span that is logged completely.</summary>
    public long LogFromMs { get; init; } = long.MaxValue;

    /// <summary>End of it.</summary>
    public long LogToMs { get; init; } = long.MinValue;

    /// <summary>Whether the run ends at the first checkpoint at which something is broken.</summary>
    public bool StopsAtBreak { get; init; }

    /// <summary>Number of samples in the whole run; 0 for none.</summary>
    public int Samples { get; init; }
}
