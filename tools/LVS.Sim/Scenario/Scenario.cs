using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>
/// What a world is to go through: size, workload, wire, faults, intruders, bounds. With a seed it says everything about a run.
/// The published form is <c>Scenarios/scenario.schema.json</c>; defaults and ranges are stated there.
/// </summary>
public sealed record Scenario
{
    /// <summary>Name, as in reports.</summary>
    public string Name { get; init; } = "unnamed";

    /// <summary>What it is for, in a sentence.</summary>
    public string About { get; init; } = "";

    /// <summary>Honest nodes, newcomers included.</summary>
    public int Nodes { get; init; } = 16;

    /// <summary>Virtual time of a run, in ms.</summary>
    public long DurationMs { get; init; } = 120_000;

    /// <summary>When the storm ends and the calm begins, in ms: faults without a time of their own come before it.</summary>
    public long StormMs { get; init; }

    /// <summary>Time between two checkpoints, in ms.</summary>
    public int CheckMs { get; init; } = 1000;

    /// <summary>What nodes start with.</summary>
    public Workload Workload { get; init; } = new();

    /// <summary>How nodes behave.</summary>
    public NodeSettings Node { get; init; } = new();

    /// <summary>The air.</summary>
    public WireSettings Wire { get; init; } = new();

    /// <summary>What feeds the nodes; null for power that never fails.</summary>
    public PowerSettings? Power { get; init; }

    /// <summary>What is given into the nodes' keeping; null when they keep no fragments.</summary>
    public FragmentSettings? Fragments { get; init; }

    /// <summary>What goes wrong.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Who does not follow the protocol.</summary>
    public IReadOnlyList<IntruderGroup> Intruders { get; init; } = [];

    /// <summary>What must hold at the end.</summary>
    public Bounds Bounds { get; init; } = new();

    /// <summary>Invariants that the protocol is known to break here, with the reason; none else may break.</summary>
    public IReadOnlyList<KnownBreak> MayBreak { get; init; } = [];
}

/// <summary>What nodes start with. Floats are drawn evenly.</summary>
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

    /// <summary>Within how many ms they all come.</summary>
    public long NewcomersWithinMs { get; init; } = 1000;

    /// <summary>Float of a newcomer, in micro-VU.</summary>
    public long NewcomerFloatUvu { get; init; }
}

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

/// <summary>The air.</summary>
public sealed record WireSettings
{
    /// <summary>Up to this many stations all hear each other unless a scenario says otherwise; above, a frame goes to a bounded number.</summary>
    public const int FullCountMax = 40;

    /// <summary><c>auto</c>, <c>all</c>, <c>random</c>, <c>geometric</c> or <c>gains</c>.</summary>
    public string Topology { get; init; } = "auto";

    /// <summary>Mean number of stations in reach.</summary>
    public int Degree { get; init; } = 20;

    /// <summary>Link gains, for <c>gains</c>.</summary>
    public string GainsFile { get; init; } = "";

    /// <summary>Noise trace, for <c>gains</c>; empty for a quiet air.</summary>
    public string NoiseFile { get; init; } = "";

    /// <summary>Transmit power in 1/100 dBm, for <c>gains</c>.</summary>
    public int PowerCenti { get; init; }

    /// <summary>Frames lost, in percent.</summary>
    public int LossPercent { get; init; }

    /// <summary>Frames that arrive twice, in percent.</summary>
    public int DuplicatePercent { get; init; }

    /// <summary>Frames held back, in percent.</summary>
    public int ReorderPercent { get; init; }

    /// <summary>How long they are held back at most.</summary>
    public int ReorderMsMax { get; init; } = 400;

    /// <summary>Frames with a flipped bit, in percent.</summary>
    public int BitFlipPercent { get; init; }

    /// <summary>Shortest delay.</summary>
    public int DelayMsMin { get; init; } = 5;

    /// <summary>Longest delay.</summary>
    public int DelayMsMax { get; init; } = 20;

    /// <summary>Bytes a receiver's air carries a second; 0 for no bound.</summary>
    public int AirBytesPerSecond { get; init; }
}

/// <summary>Stations that do not follow the protocol.</summary>
public sealed record IntruderGroup
{
    /// <summary>What they do.</summary>
    public string Behaviour { get; init; } = "";

    /// <summary>How many.</summary>
    public int Count { get; init; } = 1;

    /// <summary>When they begin, in ms.</summary>
    public long FromMs { get; init; }

    /// <summary>When they end, in ms.</summary>
    public long UntilMs { get; init; } = long.MaxValue;
}

/// <summary>What must hold at the end of the calm.</summary>
public sealed record Bounds
{
    /// <summary>Part of the entropy at birth that may be left.</summary>
    public double EntropyPart { get; init; } = 0.01;

    /// <summary>Largest spread, in micro-VU; 0 for no bound.</summary>
    public long SpreadUvu { get; init; }

    /// <summary>Frames that a node sends a second in the last fifth of the calm, at most.</summary>
    public double FramesPerNodeSecond { get; init; } = 1;

    /// <summary>Ends of edges that must outlive an epoch's turn, in percent, where 'node.epochSeconds' is given. After a turn both places on the
    /// ring are new, and each newcomer there costs two ends: half of eight slots.</summary>
    public int KeptPercent { get; init; } = 50;

    /// <summary>Whether liveness is judged at all: connected, entropy, refunds.</summary>
    public bool IsLive { get; init; } = true;
}

/// <summary>An invariant that today's protocol is known to break in a scenario.</summary>
/// <param name="Invariant">Its name.</param>
/// <param name="Because">Why.</param>
public sealed record KnownBreak(string Invariant, string Because);
