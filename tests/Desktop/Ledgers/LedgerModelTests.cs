using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Bench;
using LVS.Core;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

/// <summary>Ledgers alone do what whole nodes do, however they are shared out, and their checks can fail.</summary>
[TestClass]
public class LedgerModelTests
{
    [TestMethod]
    public void BalancesAreThoseOfWholeNodesOnTheSameDeliveries()
    {
        WholeNodes swarm = new();
        swarm.Pass(seconds: 60, stepMs: 50);
        swarm.Pass(seconds: 60, stepMs: 250);
        Assert.IsTrue(swarm.IsWhole, "not every edge is mutual");
        int closed = swarm.Closed;
        swarm.Earn();
        swarm.Join(loss: 30);
        swarm.Pass(seconds: 60, stepMs: 250);

        Assert.IsNull(swarm.Difference, swarm.Difference);
        Assert.AreEqual(closed, swarm.Closed, "an edge was closed");
        Assert.IsGreaterThan(20_000, swarm.HeardCount);
        Assert.IsGreaterThan(100_000_000, swarm.MovedUvu);
        Assert.AreEqual(0, Enum.GetValues<LedgerClaim>().Sum(swarm.Sums.BrokenCount), swarm.Sums.Detail);
    }

    [TestMethod]
    public void ManyThreadsDoWhatOneDoes()
    {
        LedgerPlan plan = new(5_000, 12, 30, 7);
        ulong hash = Run(plan, 1).Trace.Hash;
        foreach (int threads in (int[])[2, 3, 16])
        {
            Assert.AreEqual(hash, Run(plan, threads).Trace.Hash, $"{threads} threads");
        }

        Assert.AreNotEqual(hash, Run(plan with { Seed = 8 }, 1).Trace.Hash);
        Assert.AreNotEqual(hash, Run(plan with { LossPercent = 29 }, 1).Trace.Hash);
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(40)]
    [DataRow(3_000)]
    public void APlainLoopComesToTheSameBalances(int nodes)
    {
        LedgerPlan plan = new(nodes, 30, 30, 3);
        LedgerWorld world = Run(plan, 2);
        PlainLedgers plain = new(plan);
        for (int cycle = 0; cycle < plan.Cycles; cycle++)
        {
            plain.Pass(cycle);
        }

        CollectionAssert.AreEqual(plain.Floats.ToArray(), Column(world, edges => edges.FloatOf));
        CollectionAssert.AreEqual(plain.Sent.ToArray(), Column(world, edges => edges.SentOf));
        CollectionAssert.AreEqual(plain.Credited.ToArray(), Column(world, edges => edges.CreditedOf));
    }

    [TestMethod]
    public void ALossIsALossOfOneListener()
    {
        LedgerSums sums = Run(new LedgerPlan(2_000, 20, 30, 5), 1).Trace.Sums;
        Assert.AreEqual(40_000, sums.Said);
        // Two rings may join the same two nodes: one edge the less.
        Assert.AreEqual(320_000, sums.Heard + sums.Lost, delta: 2_000);
        Assert.AreEqual(0.3, sums.Lost / (double)(sums.Heard + sums.Lost), delta: 0.005);
    }

    [TestMethod]
    public void EveryNodeIsItsNeighboursNeighbour()
    {
        foreach (int nodes in (int[])[3, 4, 9, 50, 1_000])
        {
            LedgerMesh mesh = new(new LedgerPlan(nodes, 1, 0, nodes));
            int[] ends = new int[nodes * Limits.SlotCount];
            for (int node = 0; node < nodes; node++)
            {
                mesh.Find(node, ends.AsSpan(node * Limits.SlotCount, Limits.SlotCount));
            }

            for (int at = 0; at < ends.Length; at++)
            {
                Assert.IsTrue(ends[at] < 0 || ends[ends[at]] == at, $"{nodes} nodes, end {at}");
                Assert.IsTrue(ends[at] < 0 || ends[at] / Limits.SlotCount != at / Limits.SlotCount, $"{nodes} nodes, end {at}");
            }

            IEnumerable<int> near = ends.Take(Limits.SlotCount).Where(end => end >= 0).Select(end => end / Limits.SlotCount);
            Assert.AreEqual(near.Count(), near.Distinct().Count(), $"{nodes} nodes");
        }
    }

    [TestMethod]
    public void ChecksSeeWhatIsWrong()
    {
        // Node 0 is told by a neighbour that it accepted what was never paid, and then its float is bent.
        LedgerPlan plan = new(100, 4, 0, 1);
        LedgerWorld world = Run(plan, 1);
        LedgerShard shard = world.Regions[0].Shards[0];
        DiffBoxes lie = new(1, 1);
        lie.Add(0, 0, 60_000_000, shard.Columns.Edges.CreditedOf[0], shard.Columns.Edges.SentOf[0] + 1);
        shard.Hear(lie.For(0));
        Assert.AreEqual(1, shard.Sums.BrokenCount(LedgerClaim.NeverOvercredited));

        shard.Columns.Edges.FloatOf[5]++;
        shard.TakeStock();
        Assert.AreEqual(1, shard.Sums.BrokenCount(LedgerClaim.FloatsFollowCounters));
        Assert.AreEqual(1, shard.Sums.FloatUvu + shard.Sums.InFlightUvu - shard.Sums.BaseUvu);

        shard.Columns.Edges.FloatOf[6] = 0;
        shard.TakeStock();
        Assert.AreEqual(1, shard.Sums.BrokenCount(LedgerClaim.Floor));

        shard.Columns.Edges.SentOf[7 * Limits.SlotCount] += 2 * plan.Drift.CapUvuMax;
        shard.TakeStock();
        Assert.AreEqual(1, shard.Sums.BrokenCount(LedgerClaim.CutBound));
        Assert.Contains("node 0, slot 0", shard.Sums.Detail!);
    }

    private static LedgerWorld Run(LedgerPlan plan, int threads)
    {
        LedgerWorld world = new(plan, threads);
        world.Run();
        return world;
    }

    private static long[] Column(LedgerWorld world, Func<EdgeTable, long[]> column) =>
        [.. world.Regions.SelectMany(region => column(region.Columns.Edges))];
}
