using System;
using System.Linq;

using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>
/// Seed and scenario say all: the trace hash is the same every time, on any number of threads, logged or not, and drawn or exact.
/// </summary>
[TestClass]
public sealed class DeterminismTests
{
    private static readonly Scenario Mixed = Fitted.To(ScenarioFile.Load("mixed-hazard"), 48, 240_000) with { StormMs = 180_000 };

    private static readonly Lazy<SimOutcome> OnOneThread = new(() => SimOutcome.Of(Mixed, 5, new WorldOptions()));

    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(7)]
    public void ThreadsDoNotChangeTheHash(int threads)
    {
        SimOutcome outcome = SimOutcome.Of(Mixed, 5, new WorldOptions { Threads = threads });
        Assert.AreEqual(OnOneThread.Value.TraceHash, outcome.TraceHash);
        CollectionAssert.AreEqual(OnOneThread.Value.Invariants.ToArray(), outcome.Invariants.ToArray(), "what was measured differs");
    }

    [TestMethod]
    public void SunAndSleepAreTheSameOnAnyNumberOfThreads()
    {
        Scenario sleepers = Fitted.To(ScenarioFile.Load("clocks-apart"), 16, 5_400_000);
        BatterySettings small = new() { CapacityMahMin = 20, CapacityMahMax = 60, ChargePercentMin = 20, ChargePercentMax = 60 };
        sleepers = sleepers with { Power = sleepers.Power! with { Battery = small } };
        ulong first = Hash(sleepers, 5, new WorldOptions());
        Assert.AreEqual(first, Hash(sleepers, 5, new WorldOptions { Threads = 2 }));
        Assert.AreEqual(first, Hash(sleepers, 5, new WorldOptions { Threads = 3, Samples = 77 }), "drawing changed what happened");
        Assert.AreNotEqual(first, Hash(sleepers with { Power = sleepers.Power with { LatitudeMilli = -80_000 } }, 5, new WorldOptions()),
            "the midnight sun is not felt");
    }

    [TestMethod]
    public void FragmentsAreTheSameOnAnyNumberOfThreads()
    {
        Scenario keepers = Fitted.To(ScenarioFile.Load("fragments"), 12, 600_000);
        keepers = keepers with { Fragments = keepers.Fragments! with { Records = 2 } };
        ulong first = Hash(keepers, 5, new WorldOptions());
        Assert.AreEqual(first, Hash(keepers, 5, new WorldOptions()));
        Assert.AreEqual(first, Hash(keepers, 5, new WorldOptions { Threads = 2, Samples = 50 }));
        Assert.AreNotEqual(first, Hash(keepers with { Fragments = keepers.Fragments with { Bytes = 700 } }, 5, new WorldOptions()),
            "what is kept is not felt");
    }

    /// <summary>Only a single run takes samples for charts. That must not change what a guest with junk does.</summary>
    [TestMethod]
    public void SamplingChangesNothing()
    {
        Scenario junk = Fitted.To(ScenarioFile.Load("junk"), 12, 600_000);
        junk = junk with { Intruders = [.. junk.Intruders.Select(group => group with { FromMs = 60_000, UntilMs = 600_000 })] };
        ulong first = Hash(junk, 5, new WorldOptions());
        Assert.AreEqual(first, Hash(junk, 5, new WorldOptions { Samples = 77 }));
        Assert.AreEqual(first, Hash(junk, 5, new WorldOptions { Samples = 1_000 }));
        Assert.AreNotEqual(first, Hash(junk with { Intruders = [] }, 5, new WorldOptions()), "the junk is not felt");
    }

    [TestMethod]
    [TestCategory("Long")]
    public void ReplayGivesTheSameHash()
    {
        ulong first = Hash(Mixed, 6, new WorldOptions());
        Assert.AreEqual(first, Hash(Mixed, 6, new WorldOptions()));
        Assert.AreEqual(first, Hash(Mixed, 6, new WorldOptions { IsLogged = true, LogFromMs = 0, LogToMs = long.MaxValue, Samples = 50 }));
        Assert.AreNotEqual(first, Hash(Mixed, 7, new WorldOptions()));
    }

    [TestMethod]
    public void TheExactPlanIsTheSameRun()
    {
        Scenario exact = SimShrink.Exact(Mixed, 8);
        Scenario read = ScenarioFile.Parse(ScenarioText.Write(exact), "exact.json");
        Assert.AreEqual(Hash(Mixed, 8, new WorldOptions()), Hash(read, 8, new WorldOptions()));
        Assert.IsTrue(exact.Faults.All(fault => fault.AtMs >= 0 && fault.Count == 1));
    }

    [TestMethod]
    public void TheHashIsTheSameOnEveryMachine()
    {
        // Changes whenever protocol, scenario or simulator change what happens; never with the machine.
        Scenario calm = ScenarioFile.Load("calm");
        Assert.AreEqual(Hash(calm, 1, new WorldOptions()), Hash(calm, 1, new WorldOptions { Threads = 2 }));
        Assert.AreEqual(8223237870565399804UL, Chance.Of(Chance.Of(1, 2), 3, 4), "the chance of every world");
    }

    private static ulong Hash(Scenario scenario, long seed, WorldOptions options) => SimOutcome.Of(scenario, seed, options).TraceHash;
}
