using System;
using System.IO;
using System.Linq;

using LVS.Node;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>
/// Nodes that sleep keep records. A town of 24 of which three die, on every run, beside one whose nodes never look after what they hold;
/// the winter week of 200 under three suns with LVS_SOAK=1.
/// </summary>
[TestClass]
public sealed class LetterTests
{
    private const long HourMs = 3_600_000;

    public required TestContext TestContext { get; init; }

    private static bool IsSoak => Environment.GetEnvironmentVariable("LVS_SOAK") == "1";

    [TestMethod]
    public void SleepersRepairLostFragments()
    {
        Scenario town = Town(20);
        Simulation simulation = new(town, 1, new WorldOptions());
        simulation.Run();
        Tell(simulation);
        Assert.IsEmpty(simulation.Checks.All.Where(check => !check.Holds).Select(check => check.Name));
        FragmentStock stock = simulation.Fragments!;
        Assert.AreEqual(3, simulation.World.Nodes.Count(node => node.IsDead));
        Assert.AreEqual(stock.FragmentCount, stock.Publisher!.ProvedCount);
        Assert.AreEqual(stock.FragmentCount, stock.ConvergedCount());
        Assert.IsGreaterThan(20, stock.RecreatedCount);

        // A second flash record is rare: what each took in, the record of each slot in which all were awake, and nothing else.
        double wakes = simulation.World.Nodes.Sum(node => (double)node.Lives);
        double others = stock.KeepingRecordCount + stock.HeldCount;
        TestContext.WriteLine($"{others} records of keeping in {wakes} wakes");
        Assert.IsLessThan(0.25, others / wakes);
    }

    /// <summary>The control: without slots in which all are awake nobody audits, and what dies stays lost.</summary>
    [TestMethod]
    public void WithoutMeetingsNothingIsRepaired()
    {
        Scenario town = Town(9);
        Simulation simulation = new(town, 1, new WorldOptions { Power = new NeverMeeting(Simulation.PowerOf(town, 1)) });
        simulation.Run();
        Tell(simulation);
        FragmentStock stock = simulation.Fragments!;
        Assert.AreEqual(stock.FragmentCount, stock.Publisher!.ProvedCount);
        Assert.IsLessThan(stock.FragmentCount, stock.ConvergedCount());
        Assert.AreEqual(0, stock.RecreatedCount);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("pvgis_tmy_45N_8E.csv")]
    [DataRow("nrel_psm3_tmy_2017.csv")]
    public void LettersOutlastAWinterWeek(string sunFile)
    {
        if (!IsSoak)
        {
            Assert.Inconclusive("set LVS_SOAK=1: takes an hour");
        }

        string? path = sunFile.Length == 0 ? null : Path.Combine(Root.Path, "..", "shared", "data", "solar", sunFile);
        if (path != null && !File.Exists(path))
        {
            Assert.Inconclusive($"{sunFile} is not beside the repository, in ../shared/data/solar: not checked");
        }

        Scenario whole = new SimCommand { ScenarioName = "letters-in-winter", SunFile = path }.Load();
        Simulation simulation = new(whole, 1, new WorldOptions { Threads = Environment.ProcessorCount });
        simulation.Run();
        Tell(simulation);
        Assert.IsEmpty(simulation.Checks.All.Where(check => !check.Holds && !simulation.Checks.IsKnown(check)).Select(check => check.Name));
    }

    /// <summary>24 charged nodes with four letters, of which three die after four hours.</summary>
    private static Scenario Town(int hours)
    {
        Scenario whole = ScenarioFile.Load("letters-in-winter");
        return Fitted.To(whole, 24, hours * HourMs) with
        {
            StormMs = 4 * HourMs,
            Fragments = whole.Fragments! with { Records = 4 },
            Power = whole.Power! with { Battery = whole.Power.Battery with { ChargePercentMin = 90, CapacityMahMin = 2000 } },
            Faults = [new Fault { Kind = "die", AtMs = 4 * HourMs, Percent = 13 }],
        };
    }

    private void Tell(Simulation simulation)
    {
        TestContext.WriteLine(string.Join("\n", FragmentResult.Lines(FragmentResult.Of(simulation)!)
            .Concat(simulation.Checks.All.Select(check => check.Verdict()).Select(i => $"{i.Name} {i.Holds}: {i.Detail}"))));
    }

    /// <summary>Power as it is, of nodes that never know that all are awake.</summary>
    private sealed class NeverMeeting(IPowerSource inner) : IPowerSource
    {
        public PowerLevel At(int node, long nowMs, out long untilMs) => inner.At(node, nowMs, out untilMs);

        public bool IsSleeping(int node) => inner.IsSleeping(node);

        public WakeTurn TurnOf(int node) => inner.TurnOf(node);

        public int MeetingOf(int node) => Meeting.None;

        public void Sent(int node, int size, long nowMs) => inner.Sent(node, size, nowMs);

        public void Works(int node, bool isWorking) => inner.Works(node, isWorking);

        public void TookIn(int node, int diffCount, long atMs) => inner.TookIn(node, diffCount, atMs);

        public long? EnergyUj(long nowMs) => inner.EnergyUj(nowMs);

        public void Shade(bool isDark, long nowMs) => inner.Shade(isDark, nowMs);

        public void Sample(long nowMs) => inner.Sample(nowMs);
    }
}
