using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>What a world costs beside its nodes: a large one is slow by what it allocates and by what the collector must search.</summary>
[TestClass]
public sealed class WorldMemoryTests
{
    [TestMethod]
    public void ATurnAllocatesNothing()
    {
        Scenario scenario = new SimCommand { ScenarioName = "loss-30", Nodes = 64 }.Load();
        Simulation simulation = new(scenario, 1, new WorldOptions { Threads = 1 });
        TurnBytes turns = new(fromMs: 10_000);
        simulation.World.Watch(turns);
        simulation.Run();

        Assert.IsGreaterThan(10_000, turns.Count);
        // Queues of frames on their way may still grow now and then.
        Assert.IsLessThan(turns.Count, turns.Bytes, $"{turns.Bytes} bytes in {turns.Count} turns");
    }

    [TestMethod]
    public void ABlockIsUsedAgainWhenItsLastFrameIsOver()
    {
        Air air = new(shardCount: 2);
        byte[] frame = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];
        AirFrame first = air.Put(frame);
        first.Block!.Count(shard: 1, 1);
        first.Block.Count(shard: 0, 1);
        HashSet<AirBlock> used = Fill(air);
        air.Reclaim();
        used.UnionWith(Fill(air));

        Assert.Contains(first.Block, used);
        Assert.AreSequenceEqual(frame, first.Bytes.ToArray(), "two wait for it");

        // A frame that one shard counts in and another counts out is no frame that is over.
        first.Block.Count(shard: 0, -1);
        air.Reclaim();
        used.UnionWith(Fill(air));
        Assert.AreSequenceEqual(frame, first.Bytes.ToArray(), "one waits for it");

        first.Block.Count(shard: 1, -1);
        air.Reclaim();
        HashSet<AirBlock> again = Fill(air);
        Assert.Contains(first.Block, again);
        Assert.IsLessThan(8, used.Union(again).Count(), "blocks that are over serve again");
    }

    [TestMethod]
    public void StationsThatAreDueAreListedInTheirOrder()
    {
        WakeTimes times = new(100);
        foreach ((int station, long atMs) in new[] { (99, 5L), (3, 7L), (40, 9L), (41, 10L), (17, 5L) })
        {
            times.Set(station, atMs);
        }

        int[] due = new int[100];
        int count = times.Before(10, due);
        Assert.AreSequenceEqual([3, 17, 40, 99], due[..count]);
        times.Set(17, 30);
        count = times.Before(11, due);
        Assert.AreSequenceEqual([3, 40, 41, 99], due[..count]);
        Assert.AreEqual(0, times.Before(5, due));
    }

    // Other content than that of the test's frame, in more than one block.
    private static HashSet<AirBlock> Fill(Air air)
    {
        byte[] other = new byte[200];
        HashSet<AirBlock> filled = [];
        for (int i = 0; i < AirBlock.Size * 3 / 2 / other.Length; i++)
        {
            filled.Add(air.Put(other).Block!);
        }

        return filled;
    }

    private sealed class TurnBytes(long fromMs) : Watcher
    {
        private long before = -1;

        public long Bytes { get; private set; }

        public long Count { get; private set; }

        public override void Ticked(SimNode node, long nowMs)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (before >= 0 && nowMs >= fromMs)
            {
                Bytes += now - before;
                Count++;
            }

            before = now;
        }

        // What is between two windows belongs to no turn.
        public override void Between(SimWorld world, long nowMs) => before = -1;
    }
}
