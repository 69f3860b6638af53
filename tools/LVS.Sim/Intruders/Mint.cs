using System;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>Claims payments that it could never have made, more each time; its books say that an accomplice paid for them.</summary>
public sealed class Mint(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key) : Intruder(world, index, shard, group, key)
{
    private Persona? persona;

    private Persona Self => persona ??= NewPersona(Limits.SlotCount - 1);

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => Self.Hear(gate);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        foreach (Contact contact in Self.Contacts)
        {
            contact.Sent = contact.IsMutual ? Math.Min(Limits.AmountUvuMax / Limits.SlotCount, (contact.Sent * 2) + 1_000_000) : 0;
        }

        Self.Describe(Draft);
        Self.Balance(Draft);
        Draft.Float = Limits.AmountUvuMax;
        Draft.Weight = 1;
        Emit(Self);
    }
}
