using System;
using System.Globalization;

using LVS.Bench;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Store;

/// <summary>
/// How often a stripe is lost in a repair interval, by the real code and by the protocol, against the binomial prediction.
/// </summary>
[TestClass]
public sealed class DurabilityTests
{
    private static readonly bool Soak = Environment.GetEnvironmentVariable("LVS_SOAK") == "1";

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("5 copies", 1, 5)]
    [DataRow("4 + 4", 4, 8)]
    [DataRow("4 + 8", 4, 12)]
    public void LossIsThatOfTheBinomial(string name, int dataCount, int totalCount)
    {
        FragmentBench bench = new(20_261, Soak ? 100_000_000 : 1_000_000, 1);
        foreach (int percent in new[] { 1, 5, 10, 20 })
        {
            Compare(bench.Lose(name, dataCount, totalCount, percent));
        }
    }

    /// <summary>Only losses that happen within a test's time.</summary>
    [TestMethod]
    [DataRow("4 + 4", 4, 8, 20)]
    [DataRow("4 + 8", 4, 12, 20)]
    public void RepairKeepsTheLawOverManyIntervals(string name, int dataCount, int totalCount, int percent)
    {
        Compare(new FragmentBench(20_261, 1, Soak ? 2000 : 40).Live(name, dataCount, totalCount, percent));
    }

    private void Compare(FragmentBench.Durability measured)
    {
        double expected = measured.Predicted * measured.Trials;
        double lost = measured.Measured * measured.Trials;

        // Five standard deviations, and for rare events room for the few that a Poisson law allows.
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{measured.Shape}, {measured.LossPercent,2} % lost: predicted {measured.Predicted:E2}, simulated {measured.Measured:E2} "
                + $"({lost:0} of {measured.Trials})"));
        Assert.IsGreaterThan(0, measured.Trials);
        Assert.AreEqual(expected, lost, (5 * Math.Sqrt(expected)) + 3);
        Assert.IsTrue(measured.Holds);
        Assert.IsFalse((measured with { Measured = measured.Predicted + ((4 + (5 * Math.Sqrt(expected))) / measured.Trials) }).Holds);
    }
}
