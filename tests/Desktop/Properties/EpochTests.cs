using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Properties;

/// <summary>The turn of the epoch renames everybody; edges, floats and what neighbours granted go on.</summary>
[TestClass]
public sealed class EpochTests
{
    private const int NodeCount = 12;
    private const int EpochMs = 60_000;
    private const int Day = 20_000;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    /// <summary>All nodes were born at once, so all turn at once: no one knows the other's new pseudonym beforehand.</summary>
    [TestMethod]
    [DataRow(0, 5)]
    [DataRow(30, 5)]
    [DataRow(30, 300)]
    [DataRow(50, 5)]
    public void EdgesSurviveTheTurn(int lossPercent, int delayMsMax)
    {
        int kept = 0;
        int edges = 0;
        int hints = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            Town town = New(seed, lossPercent, delayMsMax);
            town.Run(EpochMs - 5000, _ => AssertBooks(town));
            int[] pseudonyms = [.. town.Memory.Edges.PseudonymOf];
            int[] seqs = [.. town.Nodes.Select(node => node.Memory.Life.SeqLast)];
            int[] before = Mutual(town);
            long[] earned = [.. town.Memory.Edges.EarnedOf];
            town.Run(EpochMs + 50_000, _ => AssertBooks(town));
            int[] after = Mutual(town);
            edges += before.Sum();
            kept += before.Zip(after, Math.Min).Sum();
            for (int i = 0; i < NodeCount; i++)
            {
                Assert.AreEqual(Day + 1, town.Nodes[i].Ledger.Epoch, $"seed {seed}: node {i} did not turn");
                Assert.AreNotEqual(pseudonyms[i], town.Nodes[i].Ledger.Pseudonym);
                Assert.IsGreaterThan(2 * Limits.SeqReserve, Math.Abs((long)town.Nodes[i].Memory.Life.SeqLast - seqs[i]),
                    "seq goes on: it tells whose it is");
                Assert.AreEqual(0, town.Nodes[i].Counters.Get(Counter.Lies), $"seed {seed}: an honest neighbour was called a liar");
                Assert.IsTrue(lossPercent >= 50 || town.Nodes[i].Ledger.Earned > earned[i], $"seed {seed}: node {i} was granted nothing");
                Assert.IsLessThanOrEqualTo(Limits.SlotCount * new DriftOptions().QuotaUvu, town.Nodes[i].Ledger.Earned - earned[i]);
            }

            hints += Resuming(town);
        }

        TestContext.WriteLine($"{lossPercent} % loss, delay up to {delayMsMax} ms: {kept} of {edges} ends of edges survived the turn, "
            + $"{hints} are still told by hints");
        Assert.IsLessThanOrEqualTo(lossPercent < 50 ? 0 : edges / 100, hints, "two nodes that turned at once do not name each other");
        Assert.IsGreaterThanOrEqualTo(0.97 * edges, kept);
    }

    /// <summary>Power cuts in the seconds around the turn.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(30)]
    public void RebootInTheMiddleOfTheTurnKeepsTheEdges(int lossPercent)
    {
        int kept = 0;
        int edges = 0;
        long[] chance = [lossPercent + 3];
        for (int seed = 1; seed <= 20; seed++)
        {
            Town town = New(seed, lossPercent, 5);
            town.Run(EpochMs - 5000, _ => AssertBooks(town));
            int index = (int)SeededRandom.Below(chance, 0, NodeCount);
            edges += town.Nodes[index].Ledger.MutualCount();
            int before = town.Nodes[index].Ledger.MutualCount();
            town.Run(EpochMs - 500 + SeededRandom.Below(chance, 0, 3000), _ => AssertBooks(town));
            town.Reboot(index, 50);
            town.Run(EpochMs + 30_000, _ => AssertBooks(town));
            kept += Math.Min(before, town.Nodes[index].Ledger.MutualCount());
            foreach (MicroNode node in town.Nodes)
            {
                Assert.AreEqual(0, node.Counters.Get(Counter.Lies), $"seed {seed}: an honest neighbour was called a liar");
                Assert.AreEqual(Day + 1, node.Ledger.Epoch, $"seed {seed}");
            }
        }

        TestContext.WriteLine($"{lossPercent} % loss: {kept} of {edges} edges of rebooted nodes are there 30 s after the turn");
        Assert.IsGreaterThanOrEqualTo(0.95 * edges, kept);
    }

    /// <summary>A node that sleeps while the others turn follows at once when it wakes, and its edges with it.</summary>
    [TestMethod]
    public void SleeperFollows()
    {
        int kept = 0;
        int edges = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            Town town = New(seed, 10, 5);
            town.Run(EpochMs - 10_000, _ => AssertBooks(town));
            int before = town.Nodes[0].Ledger.MutualCount();
            town.Sleep(0, 20_000);
            town.Run(EpochMs + 9000, _ => AssertBooks(town));
            Assert.AreEqual(Day, town.Nodes[0].Ledger.Epoch);
            Assert.AreEqual(Day + 1, town.Nodes[1].Ledger.Epoch);
            town.Run(EpochMs + 30_000, _ => AssertBooks(town));
            Assert.AreEqual(Day + 1, town.Nodes[0].Ledger.Epoch);
            edges += before;
            kept += Math.Min(before, town.Nodes[0].Ledger.MutualCount());
            Assert.AreEqual(0, town.Nodes.Sum(node => node.Counters.Get(Counter.Lies)), $"seed {seed}");
        }

        TestContext.WriteLine($"{kept} of {edges} edges of sleepers are there 30 s after the turn");
        Assert.IsGreaterThanOrEqualTo(0.9 * edges, kept);
    }

    /// <summary>A member that tells of ever later minutes cannot hurry the swarm through the epochs.</summary>
    [TestMethod]
    public void NobodyHurriesTheEpochs()
    {
        Town town = New(1, 0, 5);
        Port forger = town.Segment.Join();
        FrameGate gate = new(new Shared.SimpleMac(1));
        byte[] frame = new byte[Limits.FrameSizeMax];
        for (int i = 0; i < 200; i++)
        {
            town.Run(town.NowMs + 100);
            Diff diff = new() { Sender = 78, Seq = i, OpenCount = 8, Minute = (town.Nodes[0].Ledger.Epoch + 2) * Limits.EpochMinutes };
            gate.Write(diff, frame, new byte[Limits.MacSize]);
            town.Say(forger, frame, gate.Seal(diff, frame));
            town.Say(forger, frame, gate.SealCensus((town.Nodes[0].Ledger.Epoch + 2) * Limits.EpochMinutes, 77, i, 1, frame));
        }

        int most = town.Nodes.Max(node => node.Counters.Get(Counter.Rotations));
        TestContext.WriteLine($"20 s of forged epochs: {most} turns");
        Assert.IsLessThanOrEqualTo(1, most);
    }

    private static Town New(int seed, int lossPercent, int delayMsMax)
    {
        long[] chance = [seed];
        long[] floats = [.. Enumerable.Range(0, NodeCount).Select(_ => 1_000_000 + SeededRandom.Below(chance, 0, 99_000_000))];
        Town town = new(seed, floats, [.. Enumerable.Repeat(256, NodeCount)], new NodeOptions { EmitDoublings = 3 },
            settledMinute: ((Day + 1) * Limits.EpochMinutes) - 1);
        town.Segment.LossPercent = lossPercent;
        town.Segment.DelayMsMax = delayMsMax;
        return town;
    }

    private static int[] Mutual(Town town)
    {
        return [.. town.Nodes.Select(node => node.Ledger.MutualCount())];
    }

    private static int Resuming(Town town)
    {
        IEnumerable<int> flags = town.Memory.Edges.SlotFlagsOf.Where(flag => (flag & EdgeTable.SlotMutual) != 0);
        return flags.Count(flag => (flag & EdgeTable.SlotResuming) != 0);
    }

    private static void AssertBooks(Town town)
    {
        Books books = Books.Of(town.Memory);
        if (books.Sum != books.Base || books.Fault != null)
        {
            Assert.Fail($"{town.NowMs} ms: {books}");
        }
    }
}
