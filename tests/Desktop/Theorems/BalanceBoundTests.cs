using System;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Theorems;

/// <summary>
/// T3: every balance lies between its protected part and what it earned plus the caps of its edges, whatever the floats, weights and losses
/// are; and the upper bound is one that swarms come near to.
/// </summary>
[TestClass]
public sealed class BalanceBoundTests
{
    private static readonly DriftOptions Economy = DriftOptions.TestMin();

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void BalancesStayWithinTheStatedSums()
    {
        long caps = Limits.SlotCount * Economy.CapUvuMax;
        long worstPerMille = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            // Few or no edges close among honest nodes; where one does, what was given back may be owed.
            Town town = Random(seed);
            long[] bases = [.. town.Memory.Edges.EarnedOf.Select(earned => earned >> 3)];
            town.Run(60_000, i =>
            {
                EdgeTable ledger = town.Nodes[i].Ledger;
                long floor = ledger.Protected - (town.ClosedCount == 0 ? 0 : caps);
                long ceiling = ledger.Protected + bases[i] + caps;
                if (ledger.Balance < floor || ledger.Balance > ceiling)
                {
                    Assert.Fail($"seed {seed}, {town.NowMs} ms, node {i}: balance {ledger.Balance}, bounds {floor}..{ceiling}");
                }

                worstPerMille = Math.Max(worstPerMille, (ledger.Float - bases[i]) * 1000 / caps);
            });
        }

        TestContext.WriteLine($"40 towns; the richest gain was {worstPerMille} per mille of the caps");
        Assert.IsGreaterThan(800, worstPerMille, "no town came near the bound: the test has lost its teeth");
    }

    /// <summary>2 to 12 nodes, some rich and some with nothing, any weights, loss up to half.</summary>
    private static Town Random(int seed)
    {
        long[] chance = [seed];
        int count = 2 + (int)SeededRandom.Below(chance, 0, 11);
        long[] floats =
            [.. Enumerable.Range(0, count)
            .Select(_ => SeededRandom.Below(chance, 0, 3) == 0 ? 0 : SeededRandom.Below(chance, 0, 1_000_000))];
        int[] weights = [.. Enumerable.Range(0, count).Select(_ => (int)SeededRandom.Below(chance, 0, Limits.WeightMax + 1))];
        Town town = new(seed, floats, weights, new NodeOptions { Drift = Economy });
        town.Segment.LossPercent = (int)SeededRandom.Below(chance, 0, 50);
        return town;
    }
}
