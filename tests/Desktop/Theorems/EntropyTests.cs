using System;

using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Theorems;

/// <summary>
/// T4: with fresh information and without rounding up, no payment of the drift raises the entropy of any swarm. T9: weight 0 gets nothing.
/// </summary>
[TestClass]
public sealed class EntropyTests
{
    private const int CaseCount = 200_000;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void NoFreshPaymentRaisesTheEntropy()
    {
        long[] chance = [4];
        int paid = 0;
        for (int number = 0; number < CaseCount; number++)
        {
            int count = 2 + (int)SeededRandom.Below(chance, 0, 8);
            long[] floats = new long[count];
            int[] weights = new int[count];
            for (int i = 0; i < count; i++)
            {
                floats[i] = SeededRandom.Below(chance, 0, 1L << (10 + (int)SeededRandom.Below(chance, 0, 27)));
                weights[i] = 1 + (int)SeededRandom.Below(chance, 0, Limits.WeightMax);
            }

            double before = Entropy(floats, weights);
            int payer = (int)SeededRandom.Below(chance, 0, count);
            int peer = (payer + 1 + (int)SeededRandom.Below(chance, 0, count - 1)) % count;
            int degree = 1 + (int)SeededRandom.Below(chance, 0, Limits.SlotCount);
            long force = 2 * ((weights[peer] * floats[payer]) - (weights[payer] * floats[peer]));
            long amount = DriftStep.Amount(floats[payer], weights[payer], floats[peer], weights[peer], degree, chance, 0);
            long floor = Math.Max(0, force) / ((degree + 4L) * (weights[payer] + weights[peer]));
            Assert.IsTrue(amount == floor || (force > 0 && amount == floor + 1), "more than rounding");
            floats[payer] -= floor;
            floats[peer] += floor;
            double after = Entropy(floats, weights);
            paid += floor > 0 ? 1 : 0;
            Assert.IsLessThanOrEqualTo(before + 1e-9, after, $"case {number}: {before} rose to {after}");
            Assert.AreEqual(0, DriftStep.Amount(floats[payer], weights[payer], floats[peer], 0, degree, chance, 0), "weight 0 was paid");
        }

        TestContext.WriteLine($"{CaseCount} cases, {paid} payments");
        Assert.IsGreaterThan(CaseCount / 4, paid);
    }

    private static double Entropy(long[] floats, int[] weights)
    {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < floats.Length; i++)
        {
            sum += floats[i];
            weight += weights[i];
        }

        double entropy = 0;
        for (int i = 0; i < floats.Length; i++)
        {
            double share = floats[i] / Math.Max(1, sum);
            entropy += share > 0 ? share * Math.Log(share * weight / weights[i]) : 0;
        }

        return entropy;
    }
}
