using System;
using System.Globalization;
using System.Linq;

using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.World;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Theorems;

/// <summary>
/// T1 and T5 on a random 8-regular graph: nothing is lost at any loss, and distances from equilibrium shrink by a factor per cycle.
/// </summary>
[TestClass]
public sealed class ConvergenceTests
{
    private static readonly bool Soak = Environment.GetEnvironmentVariable("LVS_SOAK") == "1";

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(16)]
    [DataRow(100)]
    [DataRow(1000)]
    [DataRow(10_000)]
    public void FloatsContractAndNothingIsLost(int nodeCount)
    {
        if (nodeCount > 100 && !Soak)
        {
            Assert.Inconclusive("set LVS_SOAK=1 to run it");
        }

        TestContext.WriteLine(
            "|      n | loss % | error | spread at cycle 80, 200, 400 | factor per cycle | cycles to 1 % | in flight | blamed |");
        foreach (int lossPercent in (int[])[0, 10, 30, 50])
        {
            Measure(nodeCount, lossPercent);
        }
    }

    private void Measure(int nodeCount, int lossPercent)
    {
        long[] chance = [nodeCount + lossPercent];
        NodeOptions options = new() { EmitDoublings = 0 };
        long[] floats = [.. Enumerable.Range(0, nodeCount).Select(_ => 1_000_000 + SeededRandom.Below(chance, 0, 99_000_000))];
        Mesh mesh = new(nodeCount, 8, nodeCount + lossPercent, options, i => floats[i], _ => 256);
        mesh.Segment.LossPercent = lossPercent;
        double start = mesh.Variance();
        double at40 = 0;
        int cyclesToOne = -1;
        string spreads = "";
        double factor = 0;
        for (int cycle = 1; cycle <= 400; cycle++)
        {
            mesh.Cycle();
            double now = mesh.Variance();
            cyclesToOne = cyclesToOne < 0 && now < start / 10_000 ? cycle : cyclesToOne;
            at40 = cycle == 40 ? now : at40;
            factor = cycle == 80 ? Math.Pow(now / at40, 1 / 40.0) : factor;
            spreads += cycle is 80 or 200 or 400 ? $"{Books.Spread(mesh.Memory),12}" : "";
            if (nodeCount <= 100)
            {
                AssertBooks(mesh, floats.Sum());
            }
        }

        Books books = AssertBooks(mesh, floats.Sum());
        int lies = mesh.Nodes.Sum(node => node.Counters.Get(Counter.Lies));
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {nodeCount,6} | {lossPercent,6} | {books.Sum - floats.Sum(),5} | {spreads} | {factor:F4} | {cyclesToOne,5} | "
                + $"{books.InFlight,6} | {lies} |"));
        Assert.AreEqual(0, lies, "an honest neighbour was called a liar");
        Assert.IsLessThan(0.95, factor);
        if (lossPercent <= 30)
        {
            Assert.IsLessThanOrEqualTo(16, Books.Spread(mesh.Memory));
        }
    }

    private static Books AssertBooks(Mesh mesh, long expected)
    {
        Books books = Books.Of(mesh.Memory);
        Assert.AreEqual(expected, books.Sum);
        Assert.AreEqual(expected, books.Base);
        Assert.IsNull(books.Fault);
        return books;
    }
}
