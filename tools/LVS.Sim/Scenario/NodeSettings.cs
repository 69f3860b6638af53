namespace LVS.Sim;

/// <summary>How nodes behave.</summary>
public sealed record NodeSettings
{
    /// <summary>Imin of the emit timer, in ms: one cycle.</summary>
    public int EmitIntervalMsMin { get; init; } = 250;

    /// <summary>Imax of the emit timer in doublings of Imin.</summary>
    public int EmitDoublings { get; init; } = 6;

    /// <summary>The clip, in micro-VU; 0 for the node's default.</summary>
    public long ClipUvu { get; init; }

    /// <summary>The cap, in micro-VU; 0 for the node's default.</summary>
    public long CapUvu { get; init; }

    /// <summary>How long an epoch lasts, in ms; 0 for the node's default of a day.</summary>
    public long EpochMs { get; init; }

    /// <summary>Quota of a witness and epoch, in micro-VU; 0 for the node's default.</summary>
    public long QuotaUvu { get; init; }

    /// <summary>Whether frames carry the real HMAC-SHA256 in place of the simulator's fast hash.</summary>
    public bool IsHmac { get; init; }
}
