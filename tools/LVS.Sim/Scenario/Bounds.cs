namespace LVS.Sim;

/// <summary>What must hold at the end of the calm.</summary>
public sealed record Bounds
{
    /// <summary>The part of the entropy at birth that may be left.</summary>
    public double EntropyPart { get; init; } = 0.01;

    /// <summary>Largest spread, in micro-VU; 0 for no bound.</summary>
    public long SpreadUvu { get; init; }

    /// <summary>Largest number of frames that a node sends a second in the last fifth of the calm.</summary>
    public double FramesPerNodeSecond { get; init; } = 1;

    /// <summary>How many times every node must have turned its epoch; 0 for no requirement.</summary>
    public int Turns { get; init; }

    /// <summary>
    /// Ends of edges that must survive a turn of the epoch, in percent, where 'turns' is given. After a turn both places on the ring are
    /// new, and each new neighbour there costs two ends: half of eight slots.
    /// </summary>
    public int KeptPercent { get; init; } = 50;

    /// <summary>Ends of old edges between honest nodes that may close; -1 for no requirement.</summary>
    public int ClosedEnds { get; init; } = -1;

    /// <summary>Most that intruders may have brought in at any moment, in micro-VU; -1 for only the caps of their edges.</summary>
    public long GainUvu { get; init; } = -1;

    /// <summary>Largest error of a node's swarm minute at the end, in minutes; -1 for no requirement.</summary>
    public int MinuteError { get; init; } = -1;

    /// <summary>Stripes of which honest nodes may hold fewer than k fragments at the end; -1 for no requirement.</summary>
    public int StripesLost { get; init; } = -1;

    /// <summary>Of all fragments published, the part that honest nodes must hold at the end, in percent; 0 for no requirement.</summary>
    public int HeldPercent { get; init; }

    /// <summary>Fragments that may be re-created; -1 for no requirement.</summary>
    public int RecreatedMost { get; init; } = -1;

    /// <summary>
    /// Of all that nodes believe of who holds which fragment, the part that may name intruders that never had it, in percent; -1 for no
    /// requirement.
    /// </summary>
    public int FalseProversPercent { get; init; } = -1;

    /// <summary>Part of any room that fragments may take that nobody published, in percent; -1 for no requirement.</summary>
    public int JunkPercent { get; init; } = -1;

    /// <summary>
    /// Largest number of bytes about fragments, for each fragment held and hour, in the second half of the calm; 0 for no bound.
    /// </summary>
    public int RestBytes { get; init; }

    /// <summary>How long a stripe may be without one of its fragments at the end, in ms: the repair of what was lost takes time.</summary>
    public long RepairMs { get; init; }

    /// <summary>Whether liveness is judged at all: connected, entropy, refunds.</summary>
    public bool IsLive { get; init; } = true;
}
