namespace LVS.Sim;

/// <summary>
/// A fault as a scenario asks for it: of one kind, at a time or any time of the storm, to a node or any node, once or often.
/// </summary>
public sealed record Fault
{
    /// <summary>What kind: the name of one of the faults.</summary>
    public string Kind { get; init; } = "";

    /// <summary>When, in ms; -1 for any time of the storm.</summary>
    public long AtMs { get; init; } = -1;

    /// <summary>How long, in ms.</summary>
    public long ForMs { get; init; } = 1000;

    /// <summary>How long at most, if drawn; 0 for exactly <see cref="ForMs"/>.</summary>
    public long ForMsMax { get; init; }

    /// <summary>Whom; -1 for any node, or for the wire.</summary>
    public int Node { get; init; } = -1;

    /// <summary>How often.</summary>
    public int Count { get; init; } = 1;

    /// <summary>A share in percent, as the kind says; -1 when not given.</summary>
    public int Percent { get; init; } = -1;

    /// <summary>How much, as the kind says; -1 when not given.</summary>
    public long Amount { get; init; } = -1;

    /// <summary>Partition: only one direction is cut.</summary>
    public bool OneWay { get; init; }

    /// <summary>Bit rot: in both flash sectors.</summary>
    public bool Both { get; init; }

    /// <summary>Number that all chance of this fault follows from; -1 to draw it from the seed.</summary>
    public long Draw { get; init; } = -1;
}
