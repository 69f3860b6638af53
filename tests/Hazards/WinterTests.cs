using System;
using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Report;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>
/// A swarm of solar nodes in winter, on the clear sky and on the real years that lie beside the repository: the report names
/// deaths with their times, and nothing is lost. Smaller and shorter on every run; the whole week of 200 nodes with LVS_SOAK=1.
/// </summary>
[TestClass]
public sealed class WinterTests
{
    private const long DayMs = 86_400_000;

    public required TestContext TestContext { get; init; }

    private static bool IsSoak => Environment.GetEnvironmentVariable("LVS_SOAK") == "1";

    [TestMethod]
    [DataRow("")]
    [DataRow("pvgis_tmy_45N_8E.csv")]
    [DataRow("nrel_psm3_tmy_2017.csv")]
    public void WinterIsToldAndNothingIsLost(string sunFile)
    {
        string? path = sunFile.Length == 0 ? null : Path.Combine(Root.Path, "..", "shared", "data", "solar", sunFile);
        if (path != null && !File.Exists(path))
        {
            Assert.Inconclusive($"{sunFile} is not beside the repository, in ../shared/data/solar: not checked");
        }

        Scenario whole = new SimCommand { ScenarioName = "winter", SunFile = path }.Load();
        Scenario scenario = IsSoak
            ? whole : Fitted.To(whole, 48, 2 * DayMs) with { StormMs = DayMs, Bounds = whole.Bounds with { EntropyPart = 0.1 } };
        string folder = Directory.CreateTempSubdirectory("lvs-winter-").FullName;
        try
        {
            SwarmResult result = SimSession.One(new SimCommand { ScenarioName = "winter", SunFile = path }, scenario, folder, 1, null);
            TestContext.WriteLine(
                string.Join("\n", result.Reasons.Concat(result.Invariants.Select(i => $"{i.Name} {i.Holds}: {i.Detail}"))));
            Assert.AreEqual("holds", result.Verdict);
            Assert.AreEqual(0, result.ConservationErrorUvu);
            PowerFigures power = result.Sim!.Power!;
            Assert.AreEqual(scenario.Nodes, power.Survivors + power.Deaths.Count);
            Assert.IsGreaterThan(0, power.Deaths.Count, "nobody died: the scenario shows nothing");
            Assert.IsTrue(
                power.Deaths.All(death => death.Seconds > 0 && death.What.Contains("browned out on 12-", StringComparison.Ordinal)));
            Assert.IsGreaterThan(0, power.EnergyUjPerDiff!.Value);
            Assert.IsGreaterThan(0, power.AirBytesPerDiff!.Value);
            Assert.IsNotNull(power.ConvergedHours);
            Assert.IsTrue(power.FirstConvergedHours > 0 && power.FirstConvergedHours <= power.ConvergedHours);
            Assert.IsTrue(power.Endurance[0].RadioOffDays < power.Endurance[^1].RadioOffDays);
            string page = HtmlReport.Write(result);
            foreach (string part in new[] { "Battery charge", "Nodes alive", "dark-day endurance", "Who died, and when", path == null
                ? "clear sky" : sunFile })
            {
                Assert.Contains(part, page);
            }

            System.Xml.Linq.XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// A brown-out leaves the flash as it was, and the node comes back with it: the record at every boot is the one at the cut.
    /// </summary>
    [TestMethod]
    public void ANodeComesBackFromABrownOutWithItsLedger()
    {
        Scenario scenario = ScenarioFile.Load("dark-days") with { DurationMs = 2 * DayMs, StormMs = DayMs };
        BatterySettings nearlyEmpty = scenario.Power!.Battery with { ChargePercentMin = 4, ChargePercentMax = 20 };
        scenario = scenario with { Power = scenario.Power with { Battery = nearlyEmpty } };
        Simulation simulation = new(scenario, 3, new WorldOptions());
        simulation.Run();
        SimWorld world = simulation.World;
        SolarPower solar = (SolarPower)world.Power;
        SimNode[] back = [.. world.Nodes.Where(node => solar.Nodes[node.Index].Deaths.Count > 0 && solar.Nodes[node.Index].IsAlive)];
        Assert.IsNotEmpty(back, "nobody died and came back: the test shows nothing");
        Assert.IsTrue(simulation.Checks.All.Single(check => check.Name == "recordsIntact").Holds);
        Assert.AreEqual(0, simulation.Checks.Conservation.ErrorUvu);
        Assert.AreEqual(0, world.LostLedgers.All.Count);
        foreach (SimNode node in back)
        {
            Assert.IsGreaterThanOrEqualTo(node.EarnedAtBirth, world.Memory.Edges.EarnedOf[node.Index], "it was born anew");
        }
    }

    /// <summary>The check of the check: a flash that changes while the power is off is seen.</summary>
    [TestMethod]
    public void ARecordThatChangesUnseenIsSeen()
    {
        Scenario scenario = Fitted.To(ScenarioFile.Load("dark-days"), 8, 3_600_000);
        Simulation simulation = new(scenario, 1, new WorldOptions());
        bool isRotten = false;
        simulation.Run(nowMs =>
        {
            SimNode node = simulation.World.Nodes[2];
            if (!isRotten && nowMs > 1_800_000 && !node.IsUp)
            {
                isRotten = true;
                node.Vault.RollBack(1);
                node.Vault.Rot(both: false, 99);
            }
        });
        Assert.IsTrue(isRotten);
        Assert.IsFalse(simulation.Checks.All.Single(check => check.Name == "recordsIntact").Holds);
    }

    [TestMethod]
    public void ASunForNodesThatNeedNoneIsRefused()
    {
        UserException error = Assert.ThrowsExactly<UserException>(() => new SimCommand { ScenarioName = "calm", SunFile = "a.csv" }.Load());
        Assert.Contains("--scenario winter", error.Message);
        Scenario lost = new SimCommand { ScenarioName = "winter", SunFile = "no/such.csv" }.Load();
        Assert.Contains("no/such.csv", Assert.ThrowsExactly<UserException>(() => new Simulation(lost, 1, new WorldOptions())).Message);
        Assert.Contains("--sun no/such.csv", new SimCommand { ScenarioName = "winter", SunFile = "no/such.csv" }.Reproduce(1));
    }
}
