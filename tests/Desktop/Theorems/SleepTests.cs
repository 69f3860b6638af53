using System;
using System.Globalization;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Theorems;

/// <summary>Evictions of neighbours that live: nodes awake 1 s in 60 s, and bad air. Measured; what must hold is conservation.</summary>
[TestClass]
public sealed class SleepTests
{
    private const int NodeCount = 16;
    private const int Minutes = 60;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("all awake", 0, 50)]
    [DataRow("all sleep, together", 16, 0)]
    [DataRow("all sleep, together", 16, 50)]
    [DataRow("all sleep, each at its own second", 16, 0)]
    [DataRow("half sleep", 8, 0)]
    [DataRow("half sleep", 8, 50)]
    public void LivingNeighboursEvicted(string what, int sleeperCount, int lossPercent)
    {
        long[] chance = [lossPercent + sleeperCount];
        long[] floats = [.. Enumerable.Range(0, NodeCount).Select(_ => 1_000_000 + SeededRandom.Below(chance, 0, 99_000_000))];
        Town town = new(5, floats, [.. Enumerable.Repeat(256, NodeCount)], new NodeOptions());
        town.Segment.LossPercent = lossPercent;
        town.Segment.DelayMsMax = 5;
        bool apart = what.Contains("own", StringComparison.Ordinal);
        int[] phases = [.. Enumerable.Range(0, NodeCount).Select(_ => apart ? (int)SeededRandom.Below(chance, 0, 60) : 0)];
        town.Run(60_000);
        int before = town.Nodes.Sum(node => node.Counters.Get(Counter.Evictions));
        double edges = 0;
        for (int second = 0; second < Minutes * 60; second++)
        {
            for (int i = 0; i < sleeperCount; i++)
            {
                if (second % 60 == phases[i])
                {
                    town.Sleep(i, 0);
                }
                else if (second % 60 == (phases[i] + 1) % 60 || second == 0)
                {
                    town.Sleep(i, 59_000);
                }
            }

            town.Run(town.NowMs + 1000);
            edges += town.Nodes.Sum(node => node.Ledger.MutualCount()) / (double)(Minutes * 60);
        }

        int evicted = town.Nodes.Sum(node => node.Counters.Get(Counter.Evictions)) - before;
        Books books = Books.Of(town.Memory);
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what,-34} | {lossPercent,2} | {edges,6:F1} | {evicted,6} | {evicted / Math.Max(edges, 1):F3} per end and hour | error "
                + $"{books.Sum - books.Base} |"));
        Assert.AreEqual(books.Base, books.Sum);
        Assert.IsNull(books.Fault);
    }
}
