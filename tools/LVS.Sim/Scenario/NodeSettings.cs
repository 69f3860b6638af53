namespace LVS.Sim;

/// <summary>How nodes behave.</summary>
public sealed record NodeSettings
{
    /// <summary>Default minute: at noon of some day.</summary>
    public const long MinuteUsual = 29_000_880;

    /// <summary>Imin of the emit timer, in ms: one cycle.</summary>
    public int EmitIntervalMsMin { get; init; } = 250;

    /// <summary>Imax of the emit timer in doublings of Imin.</summary>
    public int EmitDoublings { get; init; } = 6;

    /// <summary>The clip, in micro-VU; 0 for the node's default.</summary>
    public long ClipUvu { get; init; }

    /// <summary>The cap, in micro-VU; 0 for the node's default.</summary>
    public long CapUvu { get; init; }

    /// <summary>The swarm's minute when it begins, 0..2^32 - 1.</summary>
    public long Minute { get; init; } = MinuteUsual;

    /// <summary>What a node's own clock shows at a boot, in ms; nothing may depend on it.</summary>
    public long UptimeMs { get; init; }

    /// <summary>Quota of a witness and epoch, in micro-VU; 0 for the node's default.</summary>
    public long QuotaUvu { get; init; }

    /// <summary>Whether HMAC-SHA256 and X25519 are the real ones instead of the simulator's fast hash.</summary>
    public bool IsHmac { get; init; }
}
