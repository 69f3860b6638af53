using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// A run of ledgers alone. These numbers say all that will happen; how many threads, regions or machines share the work changes nothing.
/// </summary>
/// <param name="Nodes">Nodes, <see cref="NodesMin"/>..<see cref="NodesMax"/>.</param>
/// <param name="Cycles">Cycles, in each of which every node says one diff.</param>
/// <param name="LossPercent">Diffs that each listener loses, 0..100.</param>
/// <param name="Seed">Seed of all chance.</param>
public sealed record LedgerPlan(int Nodes, int Cycles, int LossPercent, long Seed)
{
    /// <summary>Fewest nodes: on a ring of fewer the one before and the one behind are the same.</summary>
    public const int NodesMin = 3;

    /// <summary>Most nodes: an end of an edge has an index of 31 bits.</summary>
    public const int NodesMax = 200_000_000;

    /// <summary>Nodes when nothing else is said.</summary>
    public const int NodesUsual = 10_000;

    /// <summary>Cycles when nothing else is said.</summary>
    public const int CyclesUsual = 40;

    /// <summary>Virtual time of a cycle: one Imin of the emit timer.</summary>
    public const int CycleMs = 250;

    /// <summary>Windows of a cycle. What is said in one is heard at its end, before the next.</summary>
    public const int WindowCount = 6;

    /// <summary>Nodes in a row that speak in the same window. Neighbours are anywhere, so it is as good as chance.</summary>
    public const int BlockSize = 64;

    /// <summary>State weight of every node.</summary>
    public const int Weight = 256;

    /// <summary>
    /// Smallest float at birth. Above the cap of an edge, so that the median of a neighbourhood, by which a node scales its caps, is above
    /// it too and scales nothing: nobody has to remember the floats of neighbours.
    /// </summary>
    public const long FloatUvuMin = 51_000_000;

    /// <summary>Largest float at birth.</summary>
    public const long FloatUvuMax = 150_000_000;

    /// <summary>Mean float.</summary>
    public const long FloatUvuMean = (FloatUvuMin + FloatUvuMax) / 2;

    /// <summary>The drift's numbers: those of boards.</summary>
    public DriftOptions Drift { get; init; } = DriftOptions.Production();

    /// <summary>The window in which a node speaks, in every cycle the same: between two diffs always lies a cycle.</summary>
    public static int WindowOf(int node) => node / BlockSize % WindowCount;

    /// <summary>What a node is born with, in micro-VU.</summary>
    /// <param name="key">Key of <see cref="LedgerChance.Birth"/>.</param>
    /// <param name="node">The node.</param>
    public static long FloatAtBirth(ulong key, int node) => Chance.Between(FloatUvuMin, FloatUvuMax, key, node);

    /// <summary>A key of chance that belongs to the seed.</summary>
    /// <param name="what">One for each use.</param>
    public ulong Key(LedgerChance what) => Chance.Of(SimWorld.KeyOf(Seed), 1000 + (int)what);
}
