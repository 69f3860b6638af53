using System.Collections.Generic;
using System.Linq;

using LVS.Node;
using LVS.Report;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Power;

/// <summary>The studies: what the product promises, a year of one node, a winter of a fleet, on the clear sky and on real years.</summary>
[TestClass]
public sealed class PowerStudyTests
{
    private const double DayMs = 86_400_000;
    private const int Winter = 24 * 305;
    private const int WinterDays = 100;
    private const int FleetSize = 200;
    private const long Seed = 20_261_101;

    public required TestContext TestContext { get; init; }

    /// <summary>Always listening empties a 3 Ah cell in about a day.</summary>
    [TestMethod]
    public void AlwaysListeningLastsAboutADay()
    {
        NodePowerOptions usb = new() { Panel = SolarPanel.None, Keeper = new PowerOptions { Mode = PowerMode.Usb } };
        double days = PowerStudy.Endurance(usb).BrownOutMs / DayMs;
        TestContext.WriteLine($"always listening: {days:0.00} days");
        Assert.IsTrue(days is > 0.8 and < 1.3, $"{days}");
    }

    /// <summary>300 ms awake a minute lasts about 160 days, when a wake costs nothing but these 300 ms and naps never lengthen.</summary>
    [TestMethod]
    public void AThirdOfASecondAMinuteLastsAboutHalfAYear()
    {
        NodePowerOptions ideal = new()
        {
            Panel = SolarPanel.None,
            Load = new LoadModel { BootMs = 0 },
            Keeper = new PowerOptions { Mode = PowerMode.Solar, SlotsFollowUtc = true, SlotLeadMs = 0, ClockPpmMax = 0, NapDoublings = 0,
                BatteryLowMv = 2100 },
        };
        double days = PowerStudy.Endurance(ideal).BrownOutMs / DayMs;
        TestContext.WriteLine($"300 ms a minute: {days:0.0} days");
        Assert.IsTrue(days is > 140 and < 180, $"{days}");
    }

    /// <summary>What the firmware as it is costs: boot, join, guard for a drifting clock; and what naps that lengthen give back.</summary>
    [TestMethod]
    public void EnduranceOfTheFirmwaresOwnSchedule()
    {
        double Of(int doublings, out double off)
        {
            NodePowerOptions node = new() { Keeper = new PowerOptions { Mode = PowerMode.Solar, NapDoublings = doublings } };
            (long radioOffMs, long brownOutMs) = PowerStudy.Endurance(node);
            off = radioOffMs / DayMs;
            return brownOutMs / DayMs;
        }

        double even = Of(0, out double evenOff);
        double growing = Of(5, out double growingOff);
        TestContext.WriteLine(
            $"dark-day endurance, 3 Ah, boot and join a minute: radio off after {evenOff:0.0} days, brown-out after {even:0.0}");
        TestContext.WriteLine($"with naps that lengthen: radio off after {growingOff:0.0} days, brown-out after {growing:0.0}");
        Assert.IsGreaterThan(evenOff * 1.5, growingOff, "naps that lengthen are worth nothing");
        Assert.IsGreaterThan(growingOff * 1.2, growing, "with the radio off it must last on");
        Assert.IsGreaterThan(7, growingOff);
    }

    [TestMethod]
    public void ThreeDarkDaysHurtNobody()
    {
        SunYear sun = ClearSky.Year(45_000).Darkened(350, 3);
        NodePowerOptions node = new() { Sun = sun, StartHour = 24 * 345, ChargePermille = 800 };
        PowerReport report = PowerStudy.Run([node], 20);
        Assert.AreEqual(1, report.Survivors);
        Assert.AreEqual(0, report.DarkNodes);
    }

    [TestMethod]
    [DataRow("clear sky")]
    [DataRow(SolarData.Pvgis)]
    [DataRow(SolarData.Nrel)]
    public void AYearOfOneNode(string sun)
    {
        PowerReport report = PowerStudy.Run([new() { Sun = SunOf(sun), ChargePermille = 800 }], 365);
        Print(report);
        Assert.AreEqual(1, report.Survivors, "a healthy node with a panel of 1 W lives through the year");
        string svg = PowerCharts.Battery(report.Trace, new TimeScale("days", 86_400)).ToSvg();
        Assert.Contains("time, days", svg);
        Assert.Contains("emptiest", svg);
    }

    /// <summary>Nodes unlike in panel, shade, age and charge, from November to February.</summary>
    [TestMethod]
    [DataRow("clear sky")]
    [DataRow(SolarData.Pvgis)]
    [DataRow(SolarData.Nrel)]
    public void AWinterOfAFleet(string sun)
    {
        NodePowerOptions like = new() { Sun = SunOf(sun), StartHour = Winter };
        IReadOnlyList<NodePowerOptions> fleet = PowerStudy.Fleet(FleetSize, Seed, like);
        PowerReport report = PowerStudy.Run(fleet, WinterDays);
        Print(report);
        foreach (PowerDeath death in report.Deaths)
        {
            TestContext.WriteLine(death.Text(Winter)
                + $", panel {fleet[death.Node].Panel.DeratePermille} permille of 1 W, {fleet[death.Node].CapacityMah} mAh");
        }

        Assert.AreEqual(FleetSize, report.Nodes);
        Assert.IsTrue(report.Deaths.All(death => death.AtMs > 0 && death.AtMs < WinterDays * DayMs));

        // The guard saves every pack that was once seen charged. Other nodes with at least a tenth of a panel of 1 W must live too.
        Assert.IsFalse(report.Deaths.Any(death => death.WasArmed), "a pack died that the keeper guards");
        Assert.IsGreaterThan(0, report.Deaths.Count, "nobody died: the fleet shows nothing");
        Assert.IsTrue(report.Deaths.All(death => fleet[death.Node].Panel.DeratePermille < 100), "a node with a fair panel died");
        Assert.IsGreaterThan(0, report.DarkNodes, "the weakest must have kept their radio off");
        PowerReport again = PowerStudy.Run(fleet, WinterDays / 10);
        PowerReport twice = PowerStudy.Run(fleet, WinterDays / 10);
        Assert.AreEqual(again.Budget.EnergyUj, twice.Budget.EnergyUj);
    }

    /// <summary>Without the keeper's guard the same fleet dies: the test of the test.</summary>
    [TestMethod]
    public void WithoutAKeeperTheFleetDies()
    {
        NodePowerOptions like =
            new() { Sun = ClearSky.Year(45_000), StartHour = Winter, Keeper = new PowerOptions { Mode = PowerMode.Usb } };
        PowerReport report = PowerStudy.Run(PowerStudy.Fleet(50, Seed, like), 10);
        Assert.AreEqual(0, report.Survivors);
    }

    [TestMethod]
    public void EnergyIsSetAgainstWhatWasAchieved()
    {
        PowerReport report = PowerStudy.Run([new() { Sun = ClearSky.Year(45_000) }], 2);
        Assert.AreEqual(report.Budget.EnergyUj / 10, report.Budget.EnergyUjPer(10));
        Assert.AreEqual(report.Budget.AirByteCount / 10, report.Budget.AirBytesPer(10));
        Assert.IsNull(report.Budget.EnergyUjPer(0));
        Assert.Contains("per converged fragment: none was achieved", string.Join('\n', report.Budget.Lines("converged fragment", 0)));
        Assert.IsTrue(report.Budget.UsesUah.Values.All(uah => uah > 0), string.Join('\n', report.Budget.Lines("diff", 1)));
    }

    private static SunYear SunOf(string sun)
    {
        return sun == "clear sky" ? ClearSky.Year(45_000) : SunFile.Read(SolarData.Find(sun));
    }

    private void Print(PowerReport report)
    {
        TestContext.WriteLine($"{report.Sun}: {report.Survivors} of {report.Nodes} nodes never lost their power in {report.Days} days;"
            + $" {report.DarkNodes} kept their radio off for a time, {report.Deaths.Count(death => !death.IsBack)} did not come back");
        foreach (string line in report.Budget.Lines("diff sent", report.Budget.FrameCount))
        {
            TestContext.WriteLine(line);
        }
    }
}
