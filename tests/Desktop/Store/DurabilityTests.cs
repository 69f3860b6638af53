using System;
using System.Numerics;

using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Store;

/// <summary>
/// How often a stripe is lost in a repair interval in which each holder vanishes with a probability: simulated with the real code, where a stripe counts as lost when
/// what is left does not bring back its data, against the binomial prediction.
/// </summary>
[TestClass]
public sealed class DurabilityTests
{
    private const int Size = 1;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("5 copies", 1, 5)]
    [DataRow("4 + 4", 4, 8)]
    [DataRow("4 + 8", 4, 12)]
    public void LossIsThatOfTheBinomial(string name, int dataCount, int totalCount)
    {
        int trials = Environment.GetEnvironmentVariable("LVS_SOAK") == "1" ? 100_000_000 : 1_000_000;
        bool[] recoverable = Recoverable(dataCount, totalCount);
        long[] chance = [20_261];
        foreach (int percent in new[] { 1, 5, 10, 20 })
        {
            long lost = 0;
            for (int trial = 0; trial < trials; trial++)
            {
                int left = 0;
                for (int share = 0; share < totalCount; share++)
                {
                    left |= SeededRandom.Below(chance, 0, 100) >= percent ? 1 << share : 0;
                }

                lost += recoverable[left] ? 0 : 1;
            }

            double predicted = Predicted(percent / 100.0, dataCount, totalCount);
            double expected = predicted * trials;

            // Five standard deviations, and for rare events room for the few that a Poisson law allows.
            double bound = (5 * Math.Sqrt(expected)) + 3;
            TestContext.WriteLine(FormattableString.Invariant(
                $"{name}, {percent,2} % lost: predicted {predicted:E2}, simulated {lost / (double)trials:E2} ({lost} of {trials})"));
            Assert.AreEqual(expected, lost, bound);
        }
    }

    /// <summary>For each set of shares that are left, by decoding it, whether the data come back.</summary>
    private static bool[] Recoverable(int dataCount, int totalCount)
    {
        byte[] data = new byte[dataCount * Size];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = (byte)(17 + (i * 59));
        }

        byte[] all = new byte[totalCount * Size];
        for (int share = 0; share < totalCount; share++)
        {
            ErasureCode.Encode(data, dataCount, Size, share, all, share * Size);
        }

        ErasureCode code = new();
        bool[] recoverable = new bool[1 << totalCount];
        byte[] shares = new byte[dataCount * Size];
        byte[] indices = new byte[dataCount];
        byte[] decoded = new byte[data.Length];
        for (int left = 0; left < recoverable.Length; left++)
        {
            if (BitOperations.PopCount((uint)left) < dataCount)
            {
                continue;
            }

            int taken = 0;
            for (int share = totalCount - 1; share >= 0 && taken < dataCount; share--)
            {
                if ((left >> share & 1) == 1)
                {
                    indices[taken] = (byte)share;
                    all.AsSpan(share * Size, Size).CopyTo(shares.AsSpan(Size * taken++));
                }
            }

            code.Decode(shares, indices, dataCount, Size, decoded);
            recoverable[left] = decoded.AsSpan().SequenceEqual(data);
        }

        return recoverable;
    }

    private static double Predicted(double loss, int dataCount, int totalCount)
    {
        double sum = 0;
        for (int left = 0; left < dataCount; left++)
        {
            double ways = 1;
            for (int i = 0; i < left; i++)
            {
                ways = ways * (totalCount - i) / (i + 1);
            }

            sum += ways * Math.Pow(1 - loss, left) * Math.Pow(loss, totalCount - left);
        }

        return sum;
    }
}
