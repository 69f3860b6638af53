using System;
using System.Linq;

using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Store;

/// <summary>What the integer logarithm makes of the weights: shares of many stripes against the theory.</summary>
[TestClass]
public sealed class PlacementShareTests
{
    private const int StripeCount = 200_000;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    /// <summary>The first rank falls to each member in proportion to its weight, within five standard deviations.</summary>
    [TestMethod]
    public void SharesAreInProportionToWeights()
    {
        int[] weights = [1, 12, 24, 48, 48, 48, 96, 192, 500, 31];
        int[] won = Winners(weights);
        double sum = weights.Sum();
        double worst = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double expected = StripeCount * weights[i] / sum;
            double sigma = Math.Sqrt(expected * (1 - (weights[i] / sum)));
            TestContext.WriteLine($"weight {weights[i],3}: {won[i],6} of {expected,9:0.0} ({(won[i] - expected) / sigma,5:0.0} sigma)");
            Assert.IsLessThan(5, Math.Abs(won[i] - expected) / sigma);
            worst = Math.Max(worst, Math.Abs(won[i] - expected) / StripeCount);
        }

        TestContext.WriteLine($"largest error {worst:P3} of all stripes");
    }

    /// <summary>One member more takes its share from the others and moves nothing between them.</summary>
    [TestMethod]
    public void ANewcomerMovesOnlyWhatItTakes()
    {
        int[] few = [48, 48, 48, 48, 48, 48, 48];
        int[] more = [.. few, 48];
        int moved = 0;
        int taken = 0;
        for (int stripe = 1; stripe <= 20_000; stripe++)
        {
            int before = Winner(stripe, few);
            int after = Winner(stripe, more);
            moved += after != before && after != 7 ? 1 : 0;
            taken += after == 7 ? 1 : 0;
        }

        Assert.AreEqual(0, moved);
        Assert.AreEqual(20_000 / 8.0, taken, 250);
    }

    private static int[] Winners(int[] weights)
    {
        int[] won = new int[weights.Length];
        for (int stripe = 1; stripe <= StripeCount; stripe++)
        {
            won[Winner(stripe, weights)]++;
        }

        return won;
    }

    private static int Winner(long stripe, int[] weights)
    {
        int[] pseudonyms = [.. weights.Select((_, i) => (i + 1) * 0x1234567)];
        return Enumerable.Range(0, weights.Length).MinBy(i => Placement.Distance(Mixer.Mix(stripe), pseudonyms[i], weights[i]));
    }
}
