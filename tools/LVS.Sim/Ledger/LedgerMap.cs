using System;

using LVS.Core;

namespace LVS.Sim;

/// <summary>How the nodes of a run are distributed over shards, and shards over regions. The results do not depend on it.</summary>
public sealed class LedgerMap
{
    private const int ShardSizeUsual = 1024;
    private const int ShardSizeMax = 1 << (DiffBoxes.SlotBits - 3);
    private const int ShardCountMost = 1024;

    private const byte ProofSlotFits = ShardSizeMax * Limits.SlotCount <= 1 << DiffBoxes.SlotBits ? 0 : -1;

    /// <summary>Distributes the nodes.</summary>
    /// <param name="nodes">Nodes.</param>
    /// <param name="regions">Requested number of regions; there are at most as many as shards.</param>
    public LedgerMap(int nodes, int regions)
    {
        int size = ShardSizeUsual;
        while (size < ShardSizeMax && nodes / size >= ShardCountMost)
        {
            size *= 2;
        }

        // With few nodes on many threads, shards get smaller so that each thread has some.
        while (size > 1 && (nodes + size - 1) / size < regions)
        {
            size /= 2;
        }

        ShardSize = size;
        ShardBits = System.Numerics.BitOperations.Log2((uint)size);
        ShardCount = (nodes + size - 1) / size;
        RegionCount = Math.Min(regions, ShardCount);
    }

    /// <summary>Nodes of every shard but the last.</summary>
    public int ShardSize { get; }

    /// <summary>Its logarithm to the base of 2.</summary>
    public int ShardBits { get; }

    /// <summary>Shards.</summary>
    public int ShardCount { get; }

    /// <summary>Regions.</summary>
    public int RegionCount { get; }

    /// <summary>The first shard of a region; of the one after the last, the number of shards.</summary>
    public int FirstShard(int region) => (int)((long)region * ShardCount / RegionCount);

    /// <summary>Number of diffs of some shards for another in a window, which chance exceeds once in 10^9 windows.</summary>
    public int DiffsExpected(LedgerPlan plan, int fromShards)
    {
        long slots = (long)fromShards * ShardSize * Limits.SlotCount;
        long mean = slots * (100 - plan.LossPercent) / (100L * LedgerPlan.WindowCount * ShardCount);
        return (int)(mean + (6 * (long)Math.Sqrt(mean)) + 8);
    }
}
