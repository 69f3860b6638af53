namespace LVS.Sim;

/// <summary>Stations that do not follow the protocol.</summary>
public sealed record IntruderGroup
{
    /// <summary>The name of their kind.</summary>
    public string Behaviour { get; init; } = "";

    /// <summary>Number of them.</summary>
    public int Count { get; init; } = 1;

    /// <summary>When they begin, in ms.</summary>
    public long FromMs { get; init; }

    /// <summary>When they end, in ms.</summary>
    public long UntilMs { get; init; } = long.MaxValue;
}
