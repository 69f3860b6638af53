using System.Collections.Generic;
using System.Linq;

using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>The product's own client in virtual time: what it stores where nodes sleep, over the air and through a broker.</summary>
[TestClass]
public sealed class VisitTests
{
    private const int HourMs = 3_600_000;

    // Whole hours are slots in which all are awake.
    private const int OffHourMs = 433_000;

    public required TestContext TestContext { get; init; }

    /// <summary>Sleepers are told in their slots, and give back what they hold after a third of all has died.</summary>
    [TestMethod]
    [DataRow("all", 6)]
    [DataRow("broker", 6)]
    [DataRow("broker", 0)]
    public void WhoSleepsIsToldWhenItWakes(string topology, int awakeNodes)
    {
        Visitor visitor = Run(topology, awakeNodes);
        VisitOutcome patient = visitor.Outcomes[0];
        Assert.IsTrue(patient.IsDone, patient.Text);
        StringAssert.Contains(patient.Text, "of 18 nodes");
        Assert.IsGreaterThan(awakeNodes, Number(patient.Text, " fragments at "));
        VisitOutcome back = visitor.Outcomes[2];
        Assert.AreEqual(Letter, back.Result, back.Text);
    }

    /// <summary>The control: who waits for nobody stores with those that are awake, and says so where these are too few.</summary>
    [TestMethod]
    [DataRow(6, " nodes for 24 hours")]
    [DataRow(0, "sleep, for up to 18 min at a time: 'lvs put --wait")]
    public void WhoDoesNotWaitLeavesSleepersOut(int awakeNodes, string words)
    {
        VisitOutcome hasty = Run("all", awakeNodes).Outcomes[1];
        Assert.AreEqual(awakeNodes > 0, hasty.IsDone, hasty.Text);
        StringAssert.Contains(hasty.Text, words);
        if (awakeNodes > 0)
        {
            // At rest one of them may say nothing while it listens.
            Assert.IsInRange(awakeNodes - 1, awakeNodes, Number(hasty.Text, " fragments at "));
        }
    }

    /// <summary>
    /// The owner's verbs reach sleepers too. A third of all has died, and what it held was made again: all holders prove, keep the record
    /// for longer than it was stored for, and forget it.
    /// </summary>
    [TestMethod]
    [DataRow("all", 6)]
    [DataRow("broker", 6)]
    [DataRow("broker", 0)]
    public void TheOwnerReachesNodesThatSleep(string topology, int awakeNodes)
    {
        Scenario town = Town(topology, awakeNodes, 32, out long napsMs);
        IReadOnlyList<VisitOutcome> outcomes = Run(town with
        {
            Visits =
            [
                new Visit { AtMs = HourMs / 4, Put = Letter, WaitMs = napsMs, Draw = 1 },
                new Visit { AtMs = (10 * HourMs) + OffHourMs, Check = "0", WaitMs = napsMs, Draw = 2 },
                new Visit { AtMs = (11 * HourMs) + OffHourMs, Renew = "0", WaitMs = napsMs, Draw = 3 },
                new Visit { AtMs = (28 * HourMs) + OffHourMs, Check = "0", WaitMs = napsMs, Draw = 4 },
                new Visit { AtMs = (29 * HourMs) + OffHourMs, Forget = "0", WaitMs = napsMs, Draw = 5 },
                new Visit { AtMs = (31 * HourMs) + OffHourMs, Check = "0", WaitMs = napsMs, Draw = 6 },
            ],
        }).Outcomes;
        foreach (VisitOutcome outcome in outcomes.Take(5))
        {
            Assert.IsTrue(outcome.IsDone, outcome.Text);
        }

        StringAssert.StartsWith(outcomes[5].Text, "0 of ");
    }

    /// <summary>The control: an owner who does not wait reaches only some, and what sleeps keeps the record.</summary>
    [TestMethod]
    [DataRow("all", 6)]
    [DataRow("broker", 6)]
    public void AnOwnerWhoDoesNotWaitReachesSome(string topology, int awakeNodes)
    {
        Scenario town = Town(topology, awakeNodes, 14, out long napsMs);
        IReadOnlyList<VisitOutcome> outcomes = Run(town with
        {
            Visits =
            [
                new Visit { AtMs = HourMs / 4, Put = Letter, WaitMs = napsMs, Draw = 1 },
                new Visit { AtMs = (10 * HourMs) + OffHourMs, Check = "0", Draw = 2 },
                new Visit { AtMs = (11 * HourMs) + OffHourMs, Forget = "0", Draw = 3 },
                new Visit { AtMs = (12 * HourMs) + OffHourMs, Check = "0", WaitMs = napsMs, Draw = 4 },
            ],
        }).Outcomes;
        Assert.IsFalse(outcomes[1].IsDone, outcomes[1].Text);
        Assert.DoesNotContain("0 of ", outcomes[3].Text[..5]);
    }

    /// <summary>
    /// A record that takes nearly all the room that nodes give to guests. They are busy, so they say what they have left while it is
    /// being stored: what the put itself gave them must not count twice. Or half of them answer late for seconds, and are tried again.
    /// </summary>
    [TestMethod]
    [DataRow(24, 20, 120, 205_000)]
    [DataRow(12, 1_500, 10, 195_000)]
    public void APutGetsTheRoomThatItWasPromised(int slowNodes, int turnMs, int seconds, int bytes)
    {
        Scenario whole = ScenarioFile.Load("fragments");
        VisitOutcome put = Run(Fitted.To(whole, 24, HourMs / 20) with
        {
            Faults = [new Fault { Kind = "slow", AtMs = 22_500, Count = slowNodes, ForMs = seconds * 1000, Amount = turnMs }],
            Wire = whole.Wire with { LossPercent = 0 },
            Visits = [new Visit { AtMs = 20_000, Put = new string('x', bytes), Draw = 1 }],
        }).Outcomes[0];
        Assert.IsTrue(put.IsDone, put.Text);
    }

    private static string Letter => string.Concat(Enumerable.Repeat("A letter for those who sleep. ", 20));

    private Visitor Run(string topology, int awakeNodes)
    {
        Scenario town = Town(topology, awakeNodes, 4, out long napsMs);
        return Run(town with
        {
            Visits =
            [
                new Visit { AtMs = HourMs / 4, Put = Letter, WaitMs = napsMs, Draw = 1 },
                new Visit { AtMs = HourMs, Put = Letter, Draw = 2 },
                new Visit { AtMs = 5 * HourMs / 2, Get = "0", WaitMs = napsMs, Draw = 3 },
            ],
        });
    }

    /// <summary>18 nodes that sleep but for some, a third of which dies after two hours.</summary>
    private static Scenario Town(string topology, int awakeNodes, int hours, out long napsMs)
    {
        Scenario whole = ScenarioFile.Load("mixed-letters");
        SleepSettings sleep = whole.Power!.Sleep with { AwakeNodes = awakeNodes };
        napsMs = 4 * (sleep.PeriodMs << sleep.NapDoublings);
        return Fitted.To(whole, 18, hours * HourMs) with
        {
            StormMs = 2 * HourMs,
            Wire = whole.Wire with { Topology = topology },
            Power = whole.Power with { Sleep = sleep },
            Faults = [.. whole.Faults.Select(fault => fault with { AtMs = 2 * HourMs })],
        };
    }

    private Visitor Run(Scenario town)
    {
        Simulation simulation = new(town, 1, new WorldOptions());
        simulation.Run();
        TestContext.WriteLine(
            string.Join("\n", simulation.Visitor!.Outcomes.Select(outcome => $"{outcome.AtMs / 1000} s: {outcome.Text}")));
        Assert.AreEqual(0L, simulation.Checks.Conservation.ErrorUvu);
        Assert.HasCount(town.Visits!.Count, simulation.Visitor.Outcomes);
        return simulation.Visitor;
    }

    private static int Number(string text, string after) => int.Parse(
        text[(text.IndexOf(after, System.StringComparison.Ordinal) + after.Length)..].Split(' ')[0],
        System.Globalization.CultureInfo.InvariantCulture);
}
