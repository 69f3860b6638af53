using System.Collections.Generic;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Everything that one stolen board can do, all at once: diffs forged in others' names, edges taken over at a turn, and many names of its
/// own, each of which drains, mints or overclaims.
/// </summary>
public sealed class StolenBoard(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int NamesMax = 8;
    private const int StayActs = 600;
    private const long LieUvu = 100_000_000;

    private readonly List<Persona> personas = [];
    private Forgery? forgery;
    private int turn;

    /// <inheritdoc/>
    protected override int PaceMs => 50;

    private Forgery Forgery => forgery ??= new Forgery(Below);

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate)
    {
        if (gate.Letter.Kind == FrameKind.Diff)
        {
            Forgery.Hear(gate.Letter.Diff);
        }

        personas.ForEach(persona => persona.Hear(gate));
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        turn++;
        if (personas.Count < NamesMax || turn % StayActs == 0)
        {
            personas.Add(NewPersona(Limits.SlotCount - 1));
            if (personas.Count > NamesMax)
            {
                personas.RemoveAt(0);
            }
        }

        if ((turn & 1) == 0)
        {
            if (Forgery.Write(Draft, Below(Forgery.WayCount)))
            {
                Gate.Write(Draft, Frame, new byte[Limits.MacSize]);
                Put(Frame, Gate.Seal(Draft, Frame), -1);
            }

            return;
        }

        Persona persona = personas[(turn / 2) % personas.Count];
        Lie(persona, (turn / 2) % personas.Count);
        Emit(persona, -1, Below(64) == 0 ? Limits.EpochMinutes : 0);
    }

    private void Lie(Persona persona, int kind)
    {
        foreach (Contact contact in persona.Contacts)
        {
            contact.Sent += contact.IsMutual && kind % 3 == 1 ? LieUvu / 100 : 0;
        }

        persona.Describe(Draft);
        persona.Balance(Draft);
        if (kind % 3 == 2 && Below(16) == 0)
        {
            for (int i = 0; i < Draft.EntryCount; i++)
            {
                Draft.Credited[i] += LieUvu;
            }
        }

        Draft.Float = kind % 3 == 1 ? LieUvu : 0;
        Draft.Weight = Limits.WeightMax;
    }
}
