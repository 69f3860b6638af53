using System.Collections.Generic;

namespace LVS.Page;

/// <summary>
/// A swarm at one moment. Lists have one number a node; where there are more than <see cref="DotsMax"/> nodes they are empty, and a
/// <see cref="Density"/> takes their place. Amounts in micro-VU.
/// </summary>
public sealed record PageFrame
{
    /// <summary>Most nodes that are drawn one by one.</summary>
    public const int DotsMax = 5000;

    /// <summary>Time of the swarm, in seconds since its start.</summary>
    public required double Seconds { get; init; }

    /// <summary><c>running</c>, <c>paused</c> or <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>How many of its seconds pass in one on the wall that was asked for; 0 for as many as can.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Nodes that take part.</summary>
    public required int Up { get; init; }

    /// <summary>Entropy of the floats, in nats: 0 at equilibrium.</summary>
    public required double EntropyNats { get; init; }

    /// <summary>Largest less smallest float, each scaled to the mean state weight.</summary>
    public required long SpreadUvu { get; init; }

    /// <summary>Value that appeared or vanished at the newest count; null when nobody counted.</summary>
    public long? ErrorUvu { get; init; }

    /// <summary>Sum of all floats of nodes that take part.</summary>
    public long FloatUvu { get; init; }

    /// <summary>Frames sent by all.</summary>
    public long FramesSent { get; init; }

    /// <summary>Bytes sent by all; 0 where nobody counts them.</summary>
    public long BytesSent { get; init; }

    /// <summary>Frames lost on their way.</summary>
    public long FramesLost { get; init; }

    /// <summary>Times VaultGuard held something back.</summary>
    public long GuardInterventions { get; init; }

    /// <summary>Fragments that all nodes keep; null where they keep none.</summary>
    public int? Fragments { get; init; }

    /// <summary>Sun on a level square metre, in W; null where no sun matters.</summary>
    public int? SunWm2 { get; init; }

    /// <summary>Loss that the wire adds now, in percent.</summary>
    public int LossPercent { get; init; }

    /// <summary>Whether the swarm is split.</summary>
    public bool IsSplit { get; init; }

    /// <summary>How each node is: numbers of <see cref="NodeLook"/>.</summary>
    public IReadOnlyList<int> Looks { get; init; } = [];

    /// <summary>Distance of each node's float from equilibrium, -100..100 on a logarithmic scale; see <see cref="Distance"/>.</summary>
    public IReadOnlyList<int> Distances { get; init; } = [];

    /// <summary>Value that each node holds, 0..100 of the richest.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>Trust that neighbours have in each node, 0..100; -1 where nobody knows.</summary>
    public IReadOnlyList<int> Trust { get; init; } = [];

    /// <summary>Charge of each node's battery in percent; empty where there are none.</summary>
    public IReadOnlyList<int> Charge { get; init; } = [];

    /// <summary>Fragments that each node keeps; empty where they keep none.</summary>
    public IReadOnlyList<int> Kept { get; init; } = [];

    /// <summary>Nodes that have sent a frame since the frame before.</summary>
    public IReadOnlyList<int> Senders { get; init; } = [];

    /// <summary>Nodes whose guard has held something back since then.</summary>
    public IReadOnlyList<int> Guards { get; init; } = [];

    /// <summary>Where nodes are when there are too many to draw; null otherwise.</summary>
    public DensityMap? Density { get; init; }

    /// <summary>The command that repeats all that was done; empty when nothing can.</summary>
    public string Repeat { get; init; } = "";

    /// <summary>What the run came to, in words; empty before its end.</summary>
    public string Verdict { get; init; } = "";
}
