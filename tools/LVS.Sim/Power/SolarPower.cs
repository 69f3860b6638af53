using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Harness;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// Supplies the nodes of a world from batteries and sun, one <see cref="NodePower"/> each. Deep sleep and brown-out are the same to a node:
/// memory is lost, flash stays, and a boot follows.
/// </summary>
public sealed class SolarPower : IPowerSource
{
    // Battery of a node that never sleeps beside others that do: it lasts two months.
    private const int FedMah = 100_000;

    private readonly NodePower[] nodes;

    /// <summary>Draws the power options of each node.</summary>
    /// <param name="settings">The scenario's.</param>
    /// <param name="bornAtMs">When each node is born.</param>
    /// <param name="key">Key of all chance.</param>
    /// <exception cref="UserException">The sun file cannot be read or is no year of sun.</exception>
    public SolarPower(PowerSettings settings, IReadOnlyList<long> bornAtMs, ulong key)
    {
        Settings = settings;
        Sun = SunOf(settings);
        nodes = [.. bornAtMs.Select((atMs, node) => new NodePower(Draw(node, key), atMs))];
    }

    /// <summary>Settings of the scenario.</summary>
    public PowerSettings Settings { get; }

    /// <summary>The sun over all nodes.</summary>
    public SunYear Sun { get; }

    /// <summary>Hour of the sun's year at which the run begins.</summary>
    public int StartHour => (Settings.StartDay - 1) * 24;

    /// <summary>The nodes' power, by index in the world.</summary>
    public IReadOnlyList<NodePower> Nodes => nodes;

    /// <summary>Whether the sun is cut.</summary>
    public bool IsShaded { get; private set; }

    /// <summary>Sun on a level square metre in the hour of a moment, in mW.</summary>
    public int SunAt(long nowMs) => IsShaded ? 0 : Sun.At(StartHour + (nowMs / 3_600_000));

    /// <summary>Curves, as far as samples were requested.</summary>
    public PowerTrace Trace { get; } = new();

    /// <inheritdoc/>
    public long? EnergyUj(long nowMs)
    {
        Array.ForEach(nodes, node => node.Advance(nowMs));
        return nodes.Sum(node => node.EnergyUj);
    }

    /// <inheritdoc/>
    public PowerLevel At(int node, long nowMs, out long untilMs)
    {
        NodePower power = nodes[node];
        power.Advance(nowMs);
        untilMs = power.NextEventMs;
        return power.IsAwake ? PowerLevel.On : power.IsWaiting ? PowerLevel.Waiting : power.IsAlive ? PowerLevel.DeepSleep : PowerLevel.Off;
    }

    /// <inheritdoc/>
    public bool IsSleeping(int node) => nodes[node].IsAlive && !nodes[node].IsDark;

    /// <inheritdoc/>
    public WakeTurn TurnOf(int node) => nodes[node].Turn;

    /// <inheritdoc/>
    public int MeetingOf(int node) => nodes[node].Meeting;

    /// <inheritdoc/>
    public void Sent(int node, int size, long nowMs) => nodes[node].Sent(size);

    /// <inheritdoc/>
    public void Works(int node, bool isWorking) => nodes[node].IsWorking = isWorking;

    /// <inheritdoc/>
    public void TookIn(int node, int diffCount, long atMs) => nodes[node].Heard(atMs, diffCount);

    /// <inheritdoc/>
    public void Shade(bool isDark, long nowMs)
    {
        IsShaded = isDark;
        Array.ForEach(nodes, node => node.Shade(isDark, nowMs));
    }

    /// <inheritdoc/>
    public void Sample(long nowMs)
    {
        Array.ForEach(nodes, node => node.Advance(nowMs));
        Trace.Sample(nowMs, nodes);
    }

    private static SunYear SunOf(PowerSettings settings)
    {
        SunYear year = settings.SunFile.Length > 0 ? SunFile.Read(settings.SunFile) : ClearSky.Year(settings.LatitudeMilli);
        return settings.DarkFromDay > 0 ? year.Darkened(settings.StartDay + settings.DarkFromDay - 2, settings.DarkDays) : year;
    }

    private NodePowerOptions Draw(int node, ulong key)
    {
        PanelSettings panel = Settings.Panel;
        BatterySettings battery = Settings.Battery;
        SleepSettings sleep = Settings.Sleep;
        return new NodePowerOptions
        {
            Cell = battery.Cell == "liFePO4" ? CellType.LithiumIronPhosphate : CellType.LithiumIon,
            CapacityMah = node < sleep.AwakeNodes ? FedMah
                : (int)Chance.Between(battery.CapacityMahMin, battery.CapacityMahMax, key, node, 1),
            ChargePermille = node < sleep.AwakeNodes ? 1000
                : (int)Chance.Between(battery.ChargePercentMin * 10, battery.ChargePercentMax * 10, key, node, 2),
            Panel = new SolarPanel(panel.PeakMa * 1000,
                (int)Chance.Between(panel.UsedPercentMin * 10, panel.UsedPercentMax * 10, key, node, 3)),
            Sun = Sun,
            StartHour = StartHour,
            ClockPpm = (int)Chance.Between(-sleep.ClockPpm, sleep.ClockPpm, key, node, 4),
            Seed = (long)(Chance.Of(key, node, 5) >> 1),
            Keeper = new PowerOptions
            {
                Mode = sleep.Sleeps(node) ? PowerMode.Solar : PowerMode.Usb,
                BatteryLowMv = battery.LowMv,
                BatteryHighMv = battery.HighMv,
                BatteryChargedMv = battery.ChargedMv,
                SlotPeriodMs = (int)sleep.PeriodMs,
                SlotWindowMs = sleep.WindowMs,
                SlotLeadMs = sleep.LeadMs,
                NapDoublings = sleep.NapDoublings,
                SlotsFollowUtc = sleep.FollowsUtc,
            },
        };
    }
}
