using System.Linq;

using LVS.Harness;
using LVS.Node;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Power;

/// <summary>The power of one node: charge adds up to the nanocoulomb, and how it is asked changes nothing.</summary>
[TestClass]
public sealed class NodePowerTests
{
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;

    /// <summary>What is in the battery is what was, plus what the sun gave, less what was drawn, leaked and wasted. To the unit.</summary>
    [TestMethod]
    public void ChargeIsConserved()
    {
        NodePowerOptions options = new() { Sun = ClearSky.Year(45_000), ChargePermille = 700 };
        NodePower node = new(options);
        long start = node.Battery.ChargeNc;
        for (long nowMs = 0; nowMs < 40 * DayMs; nowMs += 777_777)
        {
            node.Advance(nowMs);
            node.Sent(152);
            long spent = System.Enum.GetValues<PowerState>().Sum(node.SpentNc) + node.SendNc + node.LeakedNc + node.WastedNc;
            Assert.AreEqual(start + node.HarvestedNc - spent, node.Battery.ChargeNc);
        }

        Assert.IsGreaterThan(0, node.WastedNc, "the sun never filled the battery: the test shows nothing");
    }

    /// <summary>A world may call as often as it likes: once at the end, or at every event, the numbers are the same.</summary>
    [TestMethod]
    public void OftenOrSeldomIsTheSame()
    {
        NodePowerOptions options = new() { Sun = ClearSky.Year(50_000), StartHour = 24 * 340, ChargePermille = 300, CapacityMah = 800 };
        NodePower seldom = new(options);
        NodePower often = new(options);
        seldom.Advance(30 * DayMs);
        for (long nowMs = 0; nowMs <= 30 * DayMs; nowMs = System.Math.Min(often.NextEventMs, nowMs + 12_345))
        {
            often.Advance(nowMs);
            if (nowMs == 30 * DayMs)
            {
                break;
            }

            nowMs = System.Math.Min(nowMs, 30 * DayMs);
        }

        often.Advance(30 * DayMs);
        Assert.AreEqual(seldom.Battery.ChargeNc, often.Battery.ChargeNc);
        Assert.AreEqual(seldom.EnergyUj, often.EnergyUj);
        Assert.AreEqual(seldom.BootCount, often.BootCount);
        Assert.AreEqual(seldom.State, often.State);
    }

    /// <summary>All nodes that meet are awake at once, at the multiples of the period, however long they nap.</summary>
    [TestMethod]
    public void SleepersMeetInTheCommonSlot()
    {
        NodePower full = new(new() { ChargePermille = 900 });
        NodePower emptier = new(new() { ChargePermille = 900, CapacityMah = 300, Panel = SolarPanel.None });
        long period = new PowerOptions().SlotPeriodMs;
        int met = 0;
        int emptierNaps = 0;
        for (long slot = 1; slot < 4000; slot++)
        {
            long nowMs = (slot * period) + 100;
            full.Advance(nowMs);
            emptier.Advance(nowMs);
            Assert.IsTrue(full.IsAwake || full.Battery.Permille < 600, $"slot {slot}");
            met += emptier.IsAwake && full.IsAwake ? 1 : 0;
            emptierNaps += emptier.IsAlive && !emptier.IsAwake ? 1 : 0;
            Assert.IsTrue(!emptier.IsAwake || full.IsAwake || full.Battery.Permille < 600, "a long sleeper was awake alone");
        }

        Assert.IsGreaterThan(100, met);
        Assert.IsGreaterThan(100, emptierNaps, "naps never lengthened");
    }

    /// <summary>A pack that was never seen charged gets no guard: the radio never stays off, but naps lengthen.</summary>
    [TestMethod]
    public void APackNeverSeenChargedNeverGoesDark()
    {
        NodePower node = new(new() { ChargePermille = 500 });
        long period = new PowerOptions().SlotPeriodMs * 32L;
        for (long slot = 1; node.Deaths.Count == 0; slot++)
        {
            node.Advance((slot * period) + 100);
            Assert.IsTrue(node.IsAwake || !node.IsAlive, $"it must meet at every longest nap, slot {slot}");
        }

        Assert.IsGreaterThan(30 * DayMs, node.Deaths[0]);
        Assert.AreEqual(0, node.KeeperRecordCount);
        Assert.AreEqual(0, node.DarkWakeCount);
    }

    /// <summary>A board on USB never sleeps, whatever its pin reads.</summary>
    [TestMethod]
    public void ABoardOnUsbNeverSleeps()
    {
        NodePower node = new(new() { ChargePermille = 500, Keeper = new PowerOptions { Mode = PowerMode.Usb } });
        for (long nowMs = 0; node.Deaths.Count == 0; nowMs += 60_000)
        {
            node.Advance(nowMs);
            Assert.IsTrue(node.State is PowerState.Awake or PowerState.Booting or PowerState.Joining
                or PowerState.Dead, node.State.ToString());
            Assert.IsLessThan(2 * DayMs, nowMs, "it must empty its battery within two days");
        }
    }

    /// <summary>Dead, it charges; the supervisor starts it again, and the keeper still knows that it was charged once.</summary>
    [TestMethod]
    public void ADeadNodeComesBackWithTheSun()
    {
        SunYear sun = ClearSky.Year(45_000).Darkened(0, 60);
        NodePower node = new(new() { Sun = sun, CapacityMah = 300, Panel = new SolarPanel(60_000, 750) });
        node.Advance(59 * DayMs);
        Assert.IsFalse(node.IsAlive, "60 dark days must kill it");
        Assert.HasCount(1, node.Deaths);
        node.Advance(75 * DayMs);
        Assert.IsTrue(node.IsAlive);
        Assert.IsFalse(node.IsDark);
        Assert.IsLessThanOrEqualTo(4, node.KeeperRecordCount, "the keeper writes when something changes, not at every wake");
        Assert.IsGreaterThan(1000, node.BootCount);
    }

    [TestMethod]
    public void ABatteryThatCannotBeIsRefused()
    {
        Assert.ThrowsExactly<UserException>(() => new NodePower(new() { CapacityMah = 0 }));
        Assert.ThrowsExactly<UserException>(() => new NodePower(new() { ChargePermille = 1001 }));
    }

    [TestMethod]
    public void VoltageFollowsTheCellsCurve()
    {
        foreach (CellType cell in new[] { CellType.LithiumIon, CellType.LithiumIronPhosphate })
        {
            Assert.HasCount(21, cell.OpenMv);
            for (int permille = 0; permille <= 1000; permille += 25)
            {
                int mv = new Battery(cell, 1000, permille).Mv(0);
                int low = cell.OpenMv[permille / 50];
                int high = cell.OpenMv[(permille + 49) / 50];
                Assert.IsTrue(mv >= low - 1 && mv <= high, $"{cell.Name} at {permille}: {mv}");
            }
        }

        Assert.AreEqual(100_000 * 60 / 1_000_000, new Battery(CellType.LithiumIon, 1000, 500)
            .Mv(0) - new Battery(CellType.LithiumIon, 1000, 500).Mv(100_000));
    }
}
