namespace LVS.Sim;

/// <summary>What must hold at the end of the calm.</summary>
public sealed record Bounds
{
    /// <summary>Part of the entropy at birth that may be left.</summary>
    public double EntropyPart { get; init; } = 0.01;

    /// <summary>Largest spread, in micro-VU; 0 for no bound.</summary>
    public long SpreadUvu { get; init; }

    /// <summary>Frames that a node sends a second in the last fifth of the calm, at most.</summary>
    public double FramesPerNodeSecond { get; init; } = 1;

    /// <summary>How often every node must have turned its epoch; 0 asks nothing of turns.</summary>
    public int Turns { get; init; }

    /// <summary>Ends of edges that must outlive an epoch's turn, in percent, where 'turns' is given. After a turn both places
    /// on the ring are new, and each newcomer there costs two ends: half of eight slots.</summary>
    public int KeptPercent { get; init; } = 50;

    /// <summary>Ends of old edges between honest nodes that may close; -1 asks nothing.</summary>
    public int ClosedEnds { get; init; } = -1;

    /// <summary>Most that intruders may have brought in at any moment, in micro-VU; -1 leaves it to the caps of their edges.</summary>
    public long GainUvu { get; init; } = -1;

    /// <summary>Minutes that the swarm's minute of a node may be off at the end; -1 asks nothing.</summary>
    public int MinuteError { get; init; } = -1;

    /// <summary>Stripes of which honest nodes may hold fewer than k fragments at the end; -1 asks nothing.</summary>
    public int StripesLost { get; init; } = -1;

    /// <summary>Part of any room that fragments which nobody published may take, in percent; -1 asks nothing.</summary>
    public int JunkPercent { get; init; } = -1;

    /// <summary>Bytes about fragments for each fragment held and hour in the second half of the calm, at most; 0 for no bound.</summary>
    public int RestBytes { get; init; }

    /// <summary>Whether liveness is judged at all: connected, entropy, refunds.</summary>
    public bool IsLive { get; init; } = true;
}
