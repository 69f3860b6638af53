using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>
/// Attacks beside an honest run of the same seed: what the intruders cost, against the bounds of README.md. That the scenarios hold is
/// HazardTests' to show.
/// </summary>
[TestClass]
public sealed class AttackTests
{
    private const double EvenPart = 0.01;

    private static readonly long[] Uptimes = [(int.MaxValue * 60_000L), (uint.MaxValue * 60_000L), 1L << 40];

    public required TestContext TestContext { get; init; }

    public static IEnumerable<object[]> Everything => Embedded.Names.Select(name => new object[] { name });

    private static bool IsSoak => Environment.GetEnvironmentVariable("LVS_SOAK") == "1";

    /// <summary>
    /// Beside one thief the others even out in at most twice the time, beside six of 64 in three times. How long lent value still moves
    /// them afterwards is told.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    [DataRow("stolen-board", 2.0)]
    [DataRow("stolen-boards", 3.0)]
    [DataRow("framing", 2.0)]
    public void OthersEvenOutAllTheSame(string name, double timesMost)
    {
        Scenario attacked = ScenarioFile.Load(name);

        // From birth on: what the attack delays must still be under way.
        attacked = attacked with { Intruders = [.. attacked.Intruders.Select(group => group with { FromMs = 1000 })] };
        Scenario honest = attacked with { Intruders = [] };
        for (int seed = 1; seed <= (IsSoak ? 100 : 2); seed++)
        {
            (double under, double last) = SecondsToEven(attacked, seed);
            (double alone, double lastAlone) = SecondsToEven(honest, seed);
            TestContext.WriteLine($"{name} seed {seed}: even after {under:0} s, for good after {last:0} s; without intruders "
                + $"after {alone:0} s, for good after {lastAlone:0} s");
            Assert.IsLessThanOrEqualTo(timesMost * alone, under, $"seed {seed}");
        }
    }

    /// <summary>
    /// Eight of 24 holders lie in one way each time; without them the same deaths leave all that honest nodes can repair. What honest nodes
    /// hold of a record is told for both.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    public void BesideLiarsOfOneKindRecordsAreReadAsWithoutThem()
    {
        Scenario attacked = ScenarioFile.Load("lie-mislead");
        (int lost, int least) = Kept(attacked with { Nodes = attacked.Nodes + 8, Intruders = [] });
        TestContext.WriteLine($"24 honest holders: {lost} lost, at least {least} of 12 fragments held");
        Assert.AreEqual(0, lost);
        (int lostBeside, int leastBeside) = Kept(attacked);
        TestContext.WriteLine($"16 beside 8 that mislead: {lostBeside} lost, at least {leastBeside} held");
        Assert.AreEqual(0, lostBeside);
        Assert.IsLessThanOrEqualTo(least, leastBeside, "the liars changed nothing: nothing was tested");
    }

    /// <summary>
    /// Seeds in which three newborns, each with two edges to the others, met the swarm less often than recordings of it: they kept their
    /// old minute for days.
    /// </summary>
    [TestMethod]
    [DataRow(22)]
    [DataRow(37)]
    public void NewbornsGetOutOfTheTrap(int seed)
    {
        Scenario scenario = ScenarioFile.Load("epoch-trap");
        scenario = scenario with { DurationMs = 185_000_000, Bounds = scenario.Bounds with { IsLive = false } };
        Assert.IsEmpty(SimOutcome.Of(scenario, seed, new WorldOptions()).Unexpected);
    }

    /// <summary>Nothing depends on how long a node is up: every frame of every node is the same.</summary>
    [TestMethod]
    [DataRow("calm")]
    public void NothingDependsOnUptime(string name) => SameAtAllUptimes(name);

    /// <summary>The same with records, with power cuts, and with days without sun.</summary>
    [TestMethod]
    [TestCategory("Long")]
    [DataRow("fragments")]
    [DataRow("mixed-hazard")]
    [DataRow("dark-days")]
    [DataRow("disk-full")]
    public void NothingDependsOnUptimeWithLosses(string name) => SameAtAllUptimes(name);

    [TestMethod]
    [DynamicData(nameof(Everything))]
    public void NothingDependsOnUptimeAnywhere(string name)
    {
        if (!IsSoak)
        {
            Assert.Inconclusive("set LVS_SOAK=1: takes minutes");
        }

        SameAtAllUptimes(name);
    }

    /// <summary>Members that push time, or hold it back, move it by minutes a day at most.</summary>
    [TestMethod]
    [DataRow("push", 5, 3)]
    [DataRow("hold", 5, 3)]
    [DataRow("push", 11, 6)]
    [DataRow("push", 19, 60)]
    public void PushersMoveMinutes(string behaviour, int ofFortyFive, int errorMinutes)
    {
        Scenario scenario = ScenarioFile.Load("pushers");
        scenario = scenario with
        {
            DurationMs = IsSoak ? scenario.DurationMs : scenario.DurationMs / 4,
            StormMs = scenario.StormMs / 4,
            Intruders = [new IntruderGroup { Behaviour = behaviour, Count = ofFortyFive }],
            Bounds = scenario.Bounds with { MinuteError = errorMinutes, IsLive = false },
        };
        for (int seed = 1; seed <= (IsSoak ? 100 : 1); seed++)
        {
            SimOutcome outcome = SimOutcome.Of(scenario, seed, new WorldOptions());
            TestContext.WriteLine($"{ofFortyFive} beside 45 {behaviour}: "
                + outcome.Invariants.Single(invariant => invariant.Name == "minutesAgree").Detail);
            Assert.IsEmpty(outcome.Unexpected);
        }
    }

    private static (int Lost, int Least) Kept(Scenario scenario)
    {
        Simulation simulation = new(scenario, 1, new WorldOptions());
        simulation.Run();
        FragmentStock stock = simulation.Fragments!;
        int[] held = [.. stock.Stripes.Select(stripe => int.PopCount(stock.Held(stripe)))];
        return (held.Count(count => count < stock.Settings.DataCount), held.Min());
    }

    private static (double First, double Last) SecondsToEven(Scenario scenario, long seed)
    {
        Simulation simulation = new(scenario, seed, new WorldOptions { Samples = 600 });
        simulation.Run();
        Assert.AreEqual(0, simulation.Checks.Conservation.ErrorUvu);
        double even = simulation.World.EntropyOfBirths() * EvenPart;
        List<WorldSample> samples = simulation.World.Samples;
        WorldSample first = samples.First(sample => sample.Up == scenario.Nodes && sample.Entropy <= even);
        WorldSample? last = samples.LastOrDefault(sample => sample.Entropy > even);
        return (first.Ms / 1000.0, (last?.Ms ?? 0) / 1000.0);
    }

    private void SameAtAllUptimes(string name)
    {
        Scenario scenario = ScenarioFile.Load(name) with { Node = ScenarioFile.Load(name).Node with { UptimeMs = 0 } };
        SimOutcome young = SimOutcome.Of(scenario, 1, new WorldOptions());
        foreach (long uptimeMs in Uptimes)
        {
            SimOutcome old = SimOutcome.Of(scenario with { Node = scenario.Node with { UptimeMs = uptimeMs } }, 1, new WorldOptions());
            Assert.AreEqual(young.TraceHash, old.TraceHash, $"clocks that show {uptimeMs:N0} ms at a boot");
        }

        TestContext.WriteLine($"{name}: trace {young.TraceHash:x16} at {Uptimes.Length + 1} uptimes");
    }
}
