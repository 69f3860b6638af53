using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Report;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>
/// Nodes of a simulated swarm keep fragments: what is told of them is counted here anew, from rings, log and batteries; and the checks see
/// what happens to a fragment that should not.
/// </summary>
[TestClass]
public sealed class FragmentTests
{
    private static readonly Scenario Quiet = Fitted.To(ScenarioFile.Load("fragments"), 12, 900_000) with
    {
        StormMs = 0,
        Faults = [],
        Fragments = new FragmentSettings { Records = 2, Bytes = 1000 },
    };

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void FiguresAreWhatRingsAndLogSay()
    {
        Simulation simulation = new(Quiet, 1, new WorldOptions { IsLogged = true, LogFromMs = 0, LogToMs = long.MaxValue, Samples = 30 });
        simulation.Run();
        SimWorld world = simulation.World;
        FragmentFigures figures = FragmentResult.Of(simulation)!;
        TestContext.WriteLine(string.Join("\n", FragmentResult.Lines(figures)));

        // Two records of 1000 bytes are two stripes each, at 4 times 176 bytes a stripe.
        Assert.AreEqual(4, figures.Stripes);
        Assert.AreEqual(32, figures.Fragments);
        Assert.AreEqual(figures.Fragments, figures.Converged);
        foreach (Fragment[] stripe in simulation.Fragments!.Stripes)
        {
            int[] holders = [.. world.Nodes.Where(node => Slots(simulation, node, stripe[0].Stripe).Any()).Select(node => node.Index)];
            int[] indices =
                [.. world.Nodes.SelectMany(node => Slots(simulation, node, stripe[0].Stripe)
                .Select(simulation.Fragments!.IndexOf(node)!.IndexAt))];
            CollectionAssert.AreEquivalent(Enumerable.Range(0, 8).ToArray(), indices, "one of each");
            Assert.HasCount(8, holders, "each with another node");
        }

        FragmentCost start = simulation.Checks.FragmentsConverge!.AtStart!;
        FragmentCost first = simulation.Checks.FragmentsConverge.AtConvergence!;
        long published = world.Stations[^1].BytesSent;
        long Logged(long untilMs) => published + world.Log!.Entries
            .Where(e => e.Kind == LogKind.Kept && e.About >= 3 && e.About <= 7 && e.Ms >= start.Ms && e.Ms < untilMs)
            .Sum(e => e.Amount);
        // What is said in the last millisecond counts.
        Assert.AreEqual(Logged(world.NowMs + 1) / 32.0, figures.KeptAirBytesEach!.Value, 1e-9);
        Assert.IsLessThanOrEqualTo(Logged(first.Ms) / 32.0, figures.ConvergedAirBytesEach!.Value);
        Assert.IsGreaterThan(176, figures.ConvergedAirBytesEach!.Value, "a fragment cannot have come in fewer bytes than it has");
        Assert.AreEqual((first.Ms - 60_000) / 3_600_000.0, figures.ConvergedHours!.Value, 1e-9);
        Assert.IsNull(figures.KeptMillijouleEach, "mains are not metered");
        Assert.AreEqual(32, figures.ConvergedOverTime[^1]);
        Assert.AreEqual(0, figures.ConvergedOverTime[0]);
    }

    [TestMethod]
    public void ADeadNodeTakesItsFragmentsWithIt()
    {
        Simulation simulation = new(Quiet, 2, new WorldOptions());
        simulation.Run();
        SimWorld world = simulation.World;
        FragmentStock stock = simulation.Fragments!;
        Fragment[] stripe = stock.Stripes[0];
        SimNode[] holders = [.. world.Nodes.Where(node => Slots(simulation, node, stripe[0].Stripe).Any())];
        for (int gone = 1; gone <= 5; gone++)
        {
            holders[gone - 1].CutPower(world.NowMs, long.MaxValue);
            Assert.AreEqual(8 - gone, stock.ConvergedOf(stripe));
            Assert.AreEqual(gone > 4, FragmentResult.Of(simulation)!.StripesLost > 0, $"{gone} of 8 are gone, and 4 bring it back");
        }

        // One node with all the others' fragments is no spread: it counts for its share, two of eight where seven are left.
        SimNode left = world.Nodes.First(node => node.IsUp);
        foreach (Fragment fragment in stripe)
        {
            FragmentLog log = stock.KeeperOf(left)!.Log;
            if (log.Index.SlotOf(fragment.Stripe, fragment.Index) < 0)
            {
                Assert.IsGreaterThanOrEqualTo(0, log.Keep(fragment, 0, 0));
            }
        }

        Assert.AreEqual(0xFF, stock.Held(stripe));
        Assert.IsLessThanOrEqualTo(2 + 3, stock.ConvergedOf(stripe));
    }

    [TestMethod]
    public void EnergyIsWhatListeningBoardsDraw()
    {
        Scenario lit = Fitted.To(ScenarioFile.Load("fragments-sun"), 12, 3_000_000);
        lit = lit with { StormMs = 0, CheckMs = 10_000, Power = lit.Power! with { Battery = new BatterySettings() },
            Fragments = new FragmentSettings { Records = 2 } };
        string folder = Directory.CreateTempSubdirectory("lvs-fragments-").FullName;
        try
        {
            SwarmResult result = SimSession.One(new SimCommand { ScenarioName = "fragments-sun" }, lit, folder, 1, null);
            Assert.AreEqual("holds", result.Verdict, string.Join("\n", result.Reasons));
            FragmentFigures figures = result.Sim!.Fragments!;

            // 12 boards listen with 130 mA, and 4 uA besides, at a full cell's 4.0 to 4.2 V, for 2940 s; transmitting adds less than a
            // hundredth.
            double leastMj = 12 * 130.004 * 4.0 * 2940 / 16;
            Assert.IsGreaterThan(leastMj, figures.KeptMillijouleEach!.Value);
            Assert.IsLessThan(leastMj * 4.2 / 4.0 * 1.01, figures.KeptMillijouleEach.Value);
            double partOfTime = figures.ConvergedHours!.Value / figures.KeptHours;
            Assert.AreEqual(figures.KeptMillijouleEach.Value * partOfTime, figures.ConvergedMillijouleEach!.Value,
                figures.KeptMillijouleEach.Value * 0.01);
            string page = HtmlReport.Write(result);
            foreach (string part in new[] { "Converged fragments", "Fragments and what they cost", "energy per converged fragment",
                "bytes on the air per converged fragment" })
            {
                Assert.Contains(part, page);
            }

            System.Xml.Linq.XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
            Assert.Contains("\"keptMillijouleEach\":", ResultJson.Compact(result));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void AStripeThatVanishesWhileItsHoldersLiveIsSeen()
    {
        Assert.IsFalse(Survives((simulation, stripe) =>
        {
            foreach (SimNode node in simulation.World.Nodes)
            {
                foreach (int slot in Slots(simulation, node, stripe[0].Stripe).ToArray())
                {
                    simulation.Fragments!.KeeperOf(node)!.Log.Remove(slot);
                }
            }
        }));
    }

    [TestMethod]
    public void AFragmentThatChangesIsSeen()
    {
        Assert.IsFalse(Survives((simulation, stripe) =>
        {
            SimNode node = simulation.World.Nodes.First(node => Slots(simulation, node, stripe[0].Stripe).Any());
            FragmentLog log = simulation.Fragments!.KeeperOf(node)!.Log;
            Fragment other = new();
            int slot = Slots(simulation, node, stripe[0].Stripe).First();
            Assert.IsTrue(log.Read(slot, other));
            other.Bytes[7] ^= 1;
            Assert.IsTrue(log.Remove(slot));
            Assert.IsGreaterThanOrEqualTo(0, log.Keep(other, 0, 0));
        }));
        Assert.IsTrue(Survives((_, _) => { }));
    }

    /// <summary>Lets something happen in the middle of a run.</summary>
    /// <returns>Whether the check holds all the same.</returns>
    private static bool Survives(Action<Simulation, Fragment[]> what)
    {
        Simulation simulation = new(Quiet, 3, new WorldOptions());
        bool isDone = false;
        simulation.Run(nowMs =>
        {
            if (!isDone && nowMs > 300_000)
            {
                isDone = true;
                what(simulation, simulation.Fragments!.Stripes[1]);
            }
        });
        Assert.IsTrue(isDone);
        return simulation.Checks.All.Single(check => check.Name == "fragmentsSurvive").Holds;
    }

    private static IEnumerable<int> Slots(Simulation simulation, SimNode node, long stripe) =>
        simulation.Fragments!.IndexOf(node) is not FragmentIndex index ? []
        : Enumerable.Range(0, index.SlotCount).Where(slot => index.Holds(slot) && index.NameAt(slot) == stripe);
}
