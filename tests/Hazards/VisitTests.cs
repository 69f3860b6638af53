using System.Linq;

using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>The product's own client in virtual time: what it stores where nodes sleep, over the air and through a broker.</summary>
[TestClass]
public sealed class VisitTests
{
    private const int HourMs = 3_600_000;

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
    [DataRow(6, "of 6 nodes for 24 hours")]
    [DataRow(0, "sleep, for up to 18 min at a time: 'lvs put --wait")]
    public void WhoDoesNotWaitLeavesSleepersOut(int awakeNodes, string words)
    {
        VisitOutcome hasty = Run("all", awakeNodes).Outcomes[1];
        Assert.AreEqual(awakeNodes > 0, hasty.IsDone, hasty.Text);
        StringAssert.Contains(hasty.Text, words);
    }

    private static string Letter => string.Concat(Enumerable.Repeat("A letter for those who sleep. ", 20));

    /// <summary>18 nodes that sleep but for some, a third of which dies after two hours.</summary>
    private Visitor Run(string topology, int awakeNodes)
    {
        Scenario whole = ScenarioFile.Load("mixed-letters");
        SleepSettings sleep = whole.Power!.Sleep with { AwakeNodes = awakeNodes };
        long napsMs = 4 * (sleep.PeriodMs << sleep.NapDoublings);
        Scenario town = Fitted.To(whole, 18, 4 * HourMs) with
        {
            StormMs = 2 * HourMs,
            Wire = whole.Wire with { Topology = topology },
            Power = whole.Power with { Sleep = sleep },
            Faults = [.. whole.Faults.Select(fault => fault with { AtMs = 2 * HourMs })],
            Visits =
            [
                new Visit { AtMs = HourMs / 4, Put = Letter, WaitMs = napsMs, Draw = 1 },
                new Visit { AtMs = HourMs, Put = Letter, Draw = 2 },
                new Visit { AtMs = 5 * HourMs / 2, Get = "0", WaitMs = napsMs, Draw = 3 },
            ],
        };
        Simulation simulation = new(town, 1, new WorldOptions());
        simulation.Run();
        TestContext.WriteLine(
            string.Join("\n", simulation.Visitor!.Outcomes.Select(outcome => $"{outcome.AtMs / 1000} s: {outcome.Text}")));
        Assert.AreEqual(0L, simulation.Checks.Conservation.ErrorUvu);
        Assert.HasCount(3, simulation.Visitor.Outcomes);
        return simulation.Visitor;
    }

    private static int Number(string text, string after) => int.Parse(
        text[(text.IndexOf(after, System.StringComparison.Ordinal) + after.Length)..].Split(' ')[0],
        System.Globalization.CultureInfo.InvariantCulture);
}
