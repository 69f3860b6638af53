namespace LVS.Sim;

/// <summary>
/// A fault as a scenario requests it: its kind, a time or any time of the storm, a node or any node, once or several times.
/// </summary>
public sealed record Fault
{
    /// <summary>Its kind: the name of one of the faults.</summary>
    public string Kind { get; init; } = "";

    /// <summary>When it begins, in ms; -1 for any time of the storm.</summary>
    public long AtMs { get; init; } = -1;

    /// <summary>How long it lasts, in ms.</summary>
    public long ForMs { get; init; } = 1000;

    /// <summary>Longest duration, if it is drawn; 0 for exactly <see cref="ForMs"/>.</summary>
    public long ForMsMax { get; init; }

    /// <summary>The node; -1 for any node, or for the wire.</summary>
    public int Node { get; init; } = -1;

    /// <summary>How many times it happens.</summary>
    public int Count { get; init; } = 1;

    /// <summary>A share in percent, as the kind says; -1 when not given.</summary>
    public int Percent { get; init; } = -1;

    /// <summary>A size, as the kind says; -1 when not given.</summary>
    public long Amount { get; init; } = -1;

    /// <summary>Partition: only one direction is cut.</summary>
    public bool OneWay { get; init; }

    /// <summary>Bit rot: in both flash sectors.</summary>
    public bool Both { get; init; }

    /// <summary>The number from which all chance of this fault follows; -1 to draw it from the seed.</summary>
    public long Draw { get; init; } = -1;
}
