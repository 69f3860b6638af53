using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Tries to get all slots of a few victims. Of many keys it takes those whose names are nearest to a victim on the ring, asks with each for
/// an edge, and keeps the edges that it gets.
/// </summary>
public sealed class Eclipse(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int NamesMax = 16;
    private const int VictimsMax = 2;
    private const int KeysDrawn = 64;
    private const int StayActs = 100;

    private readonly List<Persona> personas = [];
    private readonly List<int> victims = [];
    private int turn;

    /// <inheritdoc/>
    protected override int PaceMs => 100;

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate)
    {
        int sender = gate.Letter.Sender;
        if (victims.Count < VictimsMax && !victims.Contains(sender))
        {
            victims.Add(sender);
        }

        if (victims.Contains(sender))
        {
            personas.ForEach(persona => persona.Hear(gate));
        }
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        turn++;
        if (victims.Count > 0 && (personas.Count < NamesMax || turn % StayActs == 0))
        {
            int victim = victims[turn % victims.Count];
            personas.Add(Enumerable.Range(0, KeysDrawn).Select(_ => NewPersona(VictimsMax))
                .MinBy(persona => Ring.Distance(persona.Name, victim))!);
            if (personas.Count > NamesMax)
            {
                // Personas that have an edge stay; of the others the oldest is dropped.
                Persona? idle = personas.Find(persona => !persona.Contacts.Any(contact => contact.IsMutual));
                personas.Remove(idle ?? personas[0]);
            }
        }

        if (personas.Count > 0)
        {
            Persona persona = personas[turn % personas.Count];
            persona.Describe(Draft);
            persona.Balance(Draft);
            Draft.Float = 0;
            Draft.Weight = Limits.WeightMax;
            Emit(persona);
        }
    }
}
