using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>Every scenario holds on a few seeds, and on many with LVS_SOAK=1.</summary>
[TestClass]
public sealed class HazardTests
{
    private static readonly string[] OneSeed =
        ["mixed-hazard", "epoch-rotation", "epoch-rotation-field", "eviction", "split-ten-days", "geometric", "flash-crowd",
        "clocks-apart", "dark-days", "fragments-sun", "stolen-board", "stolen-boards", "edge-theft", "time-mint", "grant-pump",
        "epoch-trap", "pushers", "holders", "captured-newborn", "eclipse",
        "sun-cut", "fragments", "lying-holders", "proof-fetchers", "false-repairs", "junk", "junk-then-put",
        "recorder-of-records", "half-vanish",
        "lie-forget", "lie-hoard", "lie-fetch", "lie-claim", "lie-room", "lie-serve", "lie-mislead",
        "lie-bluff", "lie-block", "lie-copy", "lie-erase", "lie-flood", "lie-grab", "lie-repair", "lie-names", "far-expiry",
        "spread-beside-liars", "cut-off", "out-of-reach",
        "month-25", "disk-full", "keep-through-broker", "capacity", "mixed-letters", "letters-through-broker"];

    // Ten seconds and more each.
    private static readonly string[] Slow =
        ["grant-pump", "keep-through-broker", "capacity", "junk", "holders", "dark-days", "lie-mislead", "stolen-boards",
        "junk-then-put", "pushers", "lying-holders", "edge-theft", "false-repairs", "lie-flood", "lie-names"];

    // Minutes each. WinterTests and LetterTests run the weeks of winter under three suns, and smaller ones.
    private static readonly string[] Weeks = ["winter", "letters-in-winter"];
    private static readonly string[] Longest = ["recorder", "year"];

    public required TestContext TestContext { get; init; }

    public static IEnumerable<object[]> Quick => Embedded.Names.Except(Slow).Select(name => new object[] { name });

    public static IEnumerable<object[]> Others => Slow.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Quick))]
    public void ScenarioHolds(string name) => Hold(name);

    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(Others))]
    public void SlowScenarioHolds(string name) => Hold(name);

    [TestMethod]
    public void ThousandSeedsOfMixedHazardHold()
    {
        if (Environment.GetEnvironmentVariable("LVS_SOAK") != "1")
        {
            Assert.Inconclusive("set LVS_SOAK=1: takes minutes");
        }

        BatchOutcome batch = SimBatch.Run(ScenarioFile.Load("mixed-hazard"), 1, 1000, Environment.ProcessorCount, _ => { }, default);
        TestContext.WriteLine(
            $"{batch.VirtualSeconds:N0} virtual seconds in {batch.Seconds:N1} s: {batch.VirtualSeconds / batch.Seconds:N0} simulated "
                + "seconds per second");
        Assert.IsEmpty(batch.Outcomes.Where(o => !o.IsAsExpected).Select(o => $"seed {o.Seed}: {string.Join(", ", o.Unexpected)}"));
    }

    private void Hold(string name)
    {
        bool soak = Environment.GetEnvironmentVariable("LVS_SOAK") == "1";
        Scenario scenario = ScenarioFile.Load(name);
        if (Weeks.Contains(name) || (Longest.Contains(name) && !soak))
        {
            Assert.Inconclusive(soak ? "WinterTests and LetterTests run it under three suns" : "set LVS_SOAK=1: takes minutes");
        }

        int seeds = name == "year" ? 2 : soak ? 100 : OneSeed.Contains(name) ? 1 : 2;
        for (int seed = 1; seed <= seeds; seed++)
        {
            SimOutcome outcome = SimOutcome.Of(scenario, seed, new WorldOptions());
            TestContext.WriteLine($"seed {seed}: "
                + string.Join("\n  ", outcome.Invariants.Select(i => $"{i.Name} {i.Holds}: {i.Detail}")));
            Assert.IsEmpty(outcome.Unexpected, new SimCommand { ScenarioName = name }.Reproduce(seed) + "\n"
                + string.Join("\n", outcome.Invariants.Where(i => i.Holds == false).Select(i => $"{i.Name}: {i.Detail}")));
        }
    }
}
