using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// A run of ledgers alone. These numbers determine everything that happens; the number of threads, regions or machines changes nothing.
/// </summary>
/// <param name="Nodes">Nodes, <see cref="NodesMin"/>..<see cref="NodesMax"/>.</param>
/// <param name="Cycles">Cycles, in each of which every node sends one diff.</param>
/// <param name="LossPercent">Diffs that each listener loses, 0..100.</param>
/// <param name="Seed">Seed of all chance.</param>
public sealed record LedgerPlan(int Nodes, int Cycles, int LossPercent, long Seed)
{
    /// <summary>Fewest nodes: on a smaller ring the previous and the next node are the same.</summary>
    public const int NodesMin = 3;

    /// <summary>Most nodes: an end of an edge has an index of 31 bits.</summary>
    public const int NodesMax = 200_000_000;

    /// <summary>Default number of nodes.</summary>
    public const int NodesUsual = 10_000;

    /// <summary>Default number of cycles.</summary>
    public const int CyclesUsual = 40;

    /// <summary>Virtual time of a cycle: one Imin of the emit timer.</summary>
    public const int CycleMs = 250;

    /// <summary>Windows of a cycle. Diffs sent in one are heard at its end, before the next.</summary>
    public const int WindowCount = 6;

    /// <summary>Number of consecutive nodes that send in the same window. Neighbours are anywhere, so this is as good as chance.</summary>
    public const int BlockSize = 64;

    /// <summary>State weight of every node.</summary>
    public const int Weight = 256;

    /// <summary>
    /// Smallest float at birth. It is above the cap of an edge. So the median of a neighbourhood, by which a node scales its caps, is above
    /// the cap too and scales nothing: no node has to remember the floats of its neighbours.
    /// </summary>
    public const long FloatUvuMin = 51_000_000;

    /// <summary>Largest float at birth.</summary>
    public const long FloatUvuMax = 150_000_000;

    /// <summary>Mean float.</summary>
    public const long FloatUvuMean = (FloatUvuMin + FloatUvuMax) / 2;

    /// <summary>The parameters of the drift: those of boards.</summary>
    public DriftOptions Drift { get; init; } = DriftOptions.Production();

    /// <summary>The window in which a node sends, the same in every cycle: two of its diffs are always one cycle apart.</summary>
    public static int WindowOf(int node) => node / BlockSize % WindowCount;

    /// <summary>The float of a node at birth, in micro-VU.</summary>
    /// <param name="key">Key of <see cref="LedgerChance.Birth"/>.</param>
    /// <param name="node">The node.</param>
    public static long FloatAtBirth(ulong key, int node) => Chance.Between(FloatUvuMin, FloatUvuMax, key, node);

    /// <summary>A key of chance that belongs to the seed.</summary>
    /// <param name="what">One for each use.</param>
    public ulong Key(LedgerChance what) => Chance.Of(SimWorld.KeyOf(Seed), 1000 + (int)what);
}
