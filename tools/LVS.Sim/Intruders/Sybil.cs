using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Many names, each a nearest neighbour of an honest node on the ring of pseudonyms, changed all the time; each of them a drain.
/// </summary>
public sealed class Sybil(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int NamesMax = 12;
    private const int StayActs = 400;

    private readonly List<Persona> personas = [];
    private readonly Queue<int> victims = [];
    private int turn;

    /// <inheritdoc/>
    protected override int PaceMs => 100;

    /// <inheritdoc/>
    protected override void Hear(Diff diff)
    {
        foreach (Persona persona in personas)
        {
            persona.Hear(diff);
        }

        if (victims.Count < 64)
        {
            victims.Enqueue(diff.Sender);
        }
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (victims.Count > 0 && (personas.Count < NamesMax || turn % StayActs == 0))
        {
            int near = victims.Dequeue() + ((Draw() & 1) == 0 ? 1 + Below(16) : -1 - Below(16));
            personas.Add(new Persona(near == 0 ? 1 : near));
            if (personas.Count > NamesMax)
            {
                personas.RemoveAt(0);
            }
        }

        turn++;
        if (personas.Count > 0)
        {
            Persona persona = personas[turn % personas.Count];
            persona.Describe(Draft);
            Draft.Float = -Limits.AmountUvuMax;
            Draft.Weight = Limits.WeightMax;
            Emit(persona);
        }
    }
}
