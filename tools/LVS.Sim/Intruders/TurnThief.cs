using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Takes over edges at the turn of an epoch: under a name of its own, dated an epoch ahead, it repeats the hints by which turned nodes
/// called their neighbours.
/// </summary>
public sealed class TurnThief(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int HintsMax = 256;
    private const int EntriesMax = 4;

    private readonly List<int> hints = [];
    private int next;
    private Persona? persona;

    /// <inheritdoc/>
    protected override int PaceMs => 500;

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate)
    {
        Diff diff = gate.Letter.Diff;
        for (int i = 0; gate.Letter.Kind == FrameKind.Diff && i < diff.EntryCount; i++)
        {
            if (hints.Count < HintsMax)
            {
                hints.Add(diff.Peer[i]);
            }
            else
            {
                hints[next++ % HintsMax] = diff.Peer[i];
            }
        }
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (persona == null || Below(8) == 0)
        {
            persona = NewPersona();
        }

        if (hints.Count == 0)
        {
            return;
        }

        Draft.Sender = persona.Name;
        Draft.Seq = (int)Draw();
        Draft.Flags = 0;
        Draft.Minute = Math.Min(FrameGate.AnyMinute, Minute + (Below(2) * Limits.EpochMinutes));
        Draft.OpenCount = 0;
        Draft.Float = 0;
        Draft.Weight = Limits.WeightMax;
        Draft.EntryCount = EntriesMax;
        for (int i = 0; i < EntriesMax; i++)
        {
            Draft.Peer[i] = hints[Below(hints.Count)];
            Draft.Nonce[i] = 0;
            Draft.Echo[i] = Below(256);
            Draft.Sent[i] = 1_000_000;
            Draft.Credited[i] = 0;
            Draft.Granted[i] = 0;
            Draft.Tag[i] = 1 + Below(int.MaxValue);
        }

        Gate.Write(Draft, Frame, new byte[Limits.MacSize]);
        Put(Frame, Gate.Seal(Draft, Frame), -1);
    }
}
