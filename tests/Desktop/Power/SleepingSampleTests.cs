using System.Linq;

using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Power;

/// <summary>What is sampled of boards that sleep.</summary>
[TestClass]
public sealed class SleepingSampleTests
{
    /// <summary>
    /// A board may fall asleep before the first record of its ledger is on flash; it is born at its next wake. Until then it holds nothing
    /// and counts for nothing: no line of a chart falls to zero for it, and the entropy does not rise.
    /// </summary>
    [TestMethod]
    public void ABoardWithoutARecordHoldsNothingThatCounts()
    {
        SimCommand command = new() { ScenarioName = "winter", Nodes = 16, Cycles = 1000 };
        Simulation simulation = new(command.Load(), command.Seed, new WorldOptions { Samples = 100 });
        simulation.Run();
        WorldSample[] samples = [.. simulation.World.Samples.Where(sample => sample.Up > 0)];
        Assert.IsGreaterThan(50, samples.Length);
        Assert.IsTrue(samples.Any(sample => sample.Up < sample.FloatsUvu.Length), "nobody slept without a record: nothing was checked");
        foreach (WorldSample sample in samples)
        {
            Assert.IsTrue(sample.FloatsUvu.All(value => value is null or > 0), $"a false zero at {sample.Ms} ms");
            Assert.AreEqual(sample.Up, sample.FloatsUvu.Count(value => value != null), $"{sample.Ms} ms");
        }
    }
}
