using System;

namespace LVS.Sim;

/// <summary>
/// The shards that one thread, or one machine, works on. Regions are contiguous and consist of whole shards. A node hears diffs in the
/// order of their senders, so the order does not depend on where regions end.
/// </summary>
public sealed class LedgerRegion : IDiffSource
{
    private readonly LedgerMap map;
    private readonly LedgerShard[] shards;
    private readonly DiffBoxes outboxes;

    /// <summary>Makes the ledgers of a region.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="map">The distribution of the swarm.</param>
    /// <param name="index">Which region.</param>
    public LedgerRegion(LedgerPlan plan, LedgerMap map, int index)
    {
        this.map = map;
        FirstShard = map.FirstShard(index);
        shards = new LedgerShard[map.FirstShard(index + 1) - FirstShard];
        int firstNode = FirstShard * map.ShardSize;
        Columns = new LedgerColumns(plan.Drift, Math.Min(plan.Nodes - firstNode, shards.Length * map.ShardSize));
        for (int i = 0; i < shards.Length; i++)
        {
            int first = firstNode + (i * map.ShardSize);
            shards[i] = new LedgerShard(plan, Columns, i * map.ShardSize, first, Math.Min(map.ShardSize, plan.Nodes - first));
        }

        outboxes = new DiffBoxes(map.ShardCount, map.DiffsExpected(plan, shards.Length));
    }

    /// <summary>Index of its first shard.</summary>
    public int FirstShard { get; }

    /// <summary>Its ledgers.</summary>
    public LedgerColumns Columns { get; }

    /// <summary>Its shards.</summary>
    public ReadOnlySpan<LedgerShard> Shards => shards;

    /// <summary>The diffs that its nodes sent in this window to the nodes of a shard.</summary>
    public ReadOnlySpan<long> For(int shard) => outboxes.For(shard);

    /// <summary>All nodes are born.</summary>
    public void Bear(LedgerMesh mesh)
    {
        foreach (LedgerShard shard in shards)
        {
            shard.Bear(mesh);
        }
    }

    /// <summary>The nodes of this window send.</summary>
    public void Say(int cycle, int window)
    {
        outboxes.Clear();
        foreach (LedgerShard shard in shards)
        {
            shard.Say(cycle, window, map.ShardBits, outboxes);
        }
    }

    /// <summary>The nodes hear the diffs that all regions have for them.</summary>
    /// <param name="regions">The diffs of each region, in the order of the regions.</param>
    /// <param name="isLast">Whether the cycle is over: then every ledger is checked while it is in the cache.</param>
    public void Hear(ReadOnlySpan<IDiffSource> regions, bool isLast)
    {
        for (int i = 0; i < shards.Length; i++)
        {
            shards[i].Fetch();
            foreach (IDiffSource region in regions)
            {
                shards[i].Hear(region.For(FirstShard + i));
            }

            if (isLast)
            {
                shards[i].TakeStock();
            }
        }
    }

    /// <summary>Checks every ledger and adds it up.</summary>
    public void TakeStock()
    {
        foreach (LedgerShard shard in shards)
        {
            shard.TakeStock();
        }
    }

    /// <summary>The region's part of the entropy: <see cref="LedgerShard.EntropyPart"/>.</summary>
    public double EntropyPart()
    {
        double sum = 0;
        foreach (LedgerShard shard in shards)
        {
            sum += shard.EntropyPart();
        }

        return sum;
    }

    /// <summary>The sums of the region.</summary>
    public LedgerSums Sum()
    {
        LedgerSums sums = new();
        foreach (LedgerShard shard in shards)
        {
            sums.Add(shard.Sums);
        }

        return sums;
    }
}
