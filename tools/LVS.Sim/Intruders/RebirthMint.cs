using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Is born repeatedly with the largest possible value: it pays each neighbour as much as a stranger may, closes the edges, and comes back
/// under a new key.
/// </summary>
public sealed class RebirthMint(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int LifeActs = 80;

    private Persona? persona;
    private int acts;

    /// <inheritdoc/>
    protected override int PaceMs => 250;

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => persona?.Hear(gate);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (acts++ % LifeActs == 0)
        {
            Close();
            persona = NewPersona();
        }

        foreach (Contact contact in persona!.Contacts)
        {
            contact.Sent = contact.IsMutual ? contact.TheirSent + World.Options.Drift.CapUvuMax : 0;
        }

        persona.Describe(Draft);
        long told = 0;
        for (int i = 0; i < Draft.EntryCount; i++)
        {
            told += Draft.Nonce[i] != 0 ? 0 : Draft.Sent[i] - Draft.Credited[i];
        }

        // The base is the same in every diff of a life.
        Draft.Float = (Limits.AmountUvuMax / 2) - told;
        Draft.Weight = 1;
        Emit(persona);
    }

    private void Close()
    {
        if (persona == null)
        {
            return;
        }

        foreach (Contact contact in persona.Contacts)
        {
            Draft.Sender = persona.Name;
            Draft.Flags = 0;
            Draft.Minute = Minute;
            Draft.Seq = ++persona.Seq;
            Draft.EntryCount = 0;
            Draft.OpenCount = 0;
            Draft.Float = 0;
            Draft.Weight = 1;
            Put(Frame, persona.SealTombstone(contact, Gate, Draft, Frame), -1);
        }
    }
}
