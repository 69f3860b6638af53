using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>Makes the faults of a plan happen to a world, and ends them. Knows nothing of what is checked.</summary>
/// <param name="world">The world.</param>
public sealed class FaultEngine(SimWorld world)
{
    private readonly Dictionary<int, Cut> cuts = [];

    /// <summary>Whether a fault of this kind must be ended by <see cref="End"/>.</summary>
    public static bool HasEnd(FaultKind kind) => kind is FaultKind.FlashFull or FaultKind.ClockSkew or FaultKind.Slow or FaultKind.Partition
        or FaultKind.Loss or FaultKind.Duplicate or FaultKind.Reorder or FaultKind.Delay or FaultKind.Flip or FaultKind.Congestion or FaultKind.Outage;

    /// <summary>A fault begins.</summary>
    /// <param name="number">Its number in the plan.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="nowMs">Virtual time.</param>
    public void Begin(int number, FaultEvent fault, long nowMs)
    {
        if (fault.Node >= world.Nodes.Length)
        {
            return;
        }

        world.Log?.Add(nowMs, fault.Node, LogKind.FaultBegins, number, fault.ForMs);
        if (fault.Node >= 0)
        {
            BeginAt(world.Nodes[fault.Node], fault, nowMs);
            return;
        }

        SimWire wire = world.Wire;
        switch (fault.Kind)
        {
            case FaultKind.Partition:
                cuts[number] = new Cut((ulong)fault.Draw, Share(fault, 50), fault.OneWay, fault.Amount < 0 ? 100 : (int)fault.Amount);
                wire.Begin(cuts[number]);
                break;
            case FaultKind.Outage:
                wire.Outages++;
                break;
            default:
                Change(wire, fault, isOn: true);
                break;
        }
    }

    /// <summary>A fault ends.</summary>
    public void End(int number, FaultEvent fault, long nowMs)
    {
        if (fault.Node >= world.Nodes.Length)
        {
            return;
        }

        world.Log?.Add(nowMs, fault.Node, LogKind.FaultEnds, number, 0);
        switch (fault.Kind)
        {
            case FaultKind.FlashFull:
                world.Nodes[fault.Node].Vault.IsFull = false;
                break;
            case FaultKind.ClockSkew:
                world.Nodes[fault.Node].Clock.Skew(nowMs, 0);
                world.Nodes[fault.Node].ClockChanged(nowMs);
                break;
            case FaultKind.Slow:
                world.Nodes[fault.Node].SlowDown(0);
                world.Nodes[fault.Node].ClockChanged(nowMs);
                break;
            case FaultKind.Partition:
                world.Wire.End(cuts[number]);
                break;
            case FaultKind.Outage:
                world.Wire.Outages--;
                break;
            default:
                Change(world.Wire, fault, isOn: false);
                break;
        }
    }

    private static void BeginAt(SimNode node, FaultEvent fault, long nowMs)
    {
        ulong key = (ulong)fault.Draw;
        switch (fault.Kind)
        {
            case FaultKind.Reboot:
                node.CutPower(nowMs, fault.ForMs);
                break;
            case FaultKind.Die:
                node.CutPower(nowMs, long.MaxValue);
                break;
            case FaultKind.TornWrite:
                long bytes = fault.Amount >= 0 ? fault.Amount : Chance.Between(0, Limits.LedgerRecordSize - 1, key, 1);
                node.TearNextWrite((int)Math.Min(bytes, Limits.LedgerRecordSize), fault.ForMs);
                break;
            case FaultKind.RollBack:
                node.Damage(nowMs, fault.ForMs, vault => vault.RollBack(Depth(fault)));
                break;
            case FaultKind.BitRot:
                node.Damage(nowMs, fault.ForMs, vault => vault.Rot(fault.Both, (int)Chance.Between(0, (Limits.LedgerRecordSize * 8) - 1, key, 1)));
                break;
            case FaultKind.FlashFull:
                node.Vault.IsFull = true;
                break;
            case FaultKind.ClockSkew:
                node.Clock.Skew(nowMs, (int)Math.Clamp(fault.Amount, -900_000, 9_000_000));
                node.ClockChanged(nowMs);
                break;
            case FaultKind.ClockJump:
                node.Clock.Jump(nowMs, Math.Max(0, fault.Amount));
                node.ClockChanged(nowMs);
                break;
            case FaultKind.Slow:
                node.SlowDown((int)Math.Clamp(fault.Amount, 1, 600_000));
                node.ClockChanged(nowMs);
                break;
            case FaultKind.Rekey:
                node.Rekey(nowMs, (int)fault.Amount, fault.ForMs);
                break;
            default:
                throw new InvalidOperationException($"{fault.Kind} does not happen to a node");
        }
    }

    /// <summary>How many records a rollback loses.</summary>
    public static int Depth(FaultEvent fault) => (int)Math.Clamp(fault.Amount, 1, 64);

    private void Change(SimWire wire, FaultEvent fault, bool isOn)
    {
        WireSettings usual = world.Scenario.Wire;
        switch (fault.Kind)
        {
            case FaultKind.Loss:
                wire.LossPercent = isOn ? Share(fault, 30) : usual.LossPercent;
                break;
            case FaultKind.Duplicate:
                wire.DuplicatePercent = isOn ? Share(fault, 20) : usual.DuplicatePercent;
                break;
            case FaultKind.Reorder:
                wire.ReorderPercent = isOn ? Share(fault, 20) : usual.ReorderPercent;
                wire.ReorderMsMax = isOn && fault.Amount > 0 ? (int)Math.Min(fault.Amount, 600_000) : usual.ReorderMsMax;
                break;
            case FaultKind.Delay:
                wire.DelayMsMax = isOn ? (int)Math.Clamp(fault.Amount, usual.DelayMsMin, 600_000) : usual.DelayMsMax;
                break;
            case FaultKind.Flip:
                wire.BitFlipPercent = isOn ? Share(fault, 10) : usual.BitFlipPercent;
                break;
            case FaultKind.Congestion:
                wire.AirBytesPerSecond = isOn ? (int)Math.Clamp(fault.Amount, 1, int.MaxValue) : usual.AirBytesPerSecond;
                break;
            default:
                throw new InvalidOperationException($"{fault.Kind} does not happen to the wire");
        }
    }

    private static int Share(FaultEvent fault, int otherwise) => fault.Percent >= 0 ? fault.Percent : otherwise;
}
