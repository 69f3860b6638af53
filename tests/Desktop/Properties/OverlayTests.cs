using System;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Properties;

/// <summary>A swarm on one segment connects itself and comes to equilibrium, and stays exact on the way.</summary>
[TestClass]
public sealed class OverlayTests
{
    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(16, 0)]
    [DataRow(16, 30)]
    [DataRow(40, 0)]
    [DataRow(40, 30)]
    [DataRow(100, 0)]
    [DataRow(100, 30)]
    public void SwarmConnectsAndEntropyFalls(int nodeCount, int lossPercent)
    {
        Town town = New(nodeCount, lossPercent);
        double atStart = Books.Entropy(town.Memory);
        long connectedMs = -1;
        for (long ms = 1000; ms <= 120_000; ms += 1000)
        {
            town.Run(ms);
            connectedMs = connectedMs < 0 && Books.Pieces(town.Memory) == 1 ? ms : connectedMs;
        }

        double atEnd = Books.Entropy(town.Memory);
        Books books = Books.Of(town.Memory);
        TestContext.WriteLine($"{nodeCount} nodes, {lossPercent} % loss: connected after {connectedMs} ms,");
        TestContext.WriteLine($"  after 120 s entropy {atStart:E1} -> {atEnd:E1}, spread {Books.Spread(town.Memory)} uVU,");
        TestContext.WriteLine($"  {town.Segment.FrameCount} frames, {books}");
        Assert.AreEqual(1, Books.Pieces(town.Memory), "not connected");
        Assert.AreEqual(books.Base, books.Sum);
        Assert.IsNull(books.Fault);
        Assert.IsLessThan(atStart / 100, atEnd);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(30)]
    public void SixteenNodesEndWithinRoundingNoise(int lossPercent)
    {
        long worst = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            Town town = New(16, lossPercent, seed);
            town.Run(1_800_000);
            worst = Math.Max(worst, Books.Spread(town.Memory));
        }

        TestContext.WriteLine($"16 nodes, {lossPercent} % loss, 20 seeds: spread at most {worst} uVU after 30 min");
        Assert.IsLessThanOrEqualTo(16, worst);
    }

    private static Town New(int nodeCount, int lossPercent, int seed = 0)
    {
        long[] chance = [nodeCount * 100 + lossPercent + seed * 10_007L];
        long[] floats = [.. Enumerable.Range(0, nodeCount).Select(_ => 1_000_000 + SeededRandom.Below(chance, 0, 99_000_000))];
        Town town = new(nodeCount + lossPercent + seed, floats, [.. Enumerable.Repeat(256, nodeCount)], new NodeOptions());
        town.Segment.LossPercent = lossPercent;
        town.Segment.DelayMsMax = 5;
        return town;
    }
}
