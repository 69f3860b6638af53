using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Many names that change all the time, each of them a drain. Of several keys that it draws, it takes one whose name is nearest to some
/// node on the ring of pseudonyms.
/// </summary>
public sealed class Sybil(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int NamesMax = 12;
    private const int KeysDrawn = 16;
    private const int StayActs = 400;

    private readonly List<Persona> personas = [];
    private readonly Queue<int> victims = [];
    private int turn;

    /// <inheritdoc/>
    protected override int PaceMs => 100;

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate)
    {
        foreach (Persona persona in personas)
        {
            persona.Hear(gate);
        }

        if (victims.Count < 64)
        {
            victims.Enqueue(gate.Letter.Sender);
        }
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (victims.Count > 0 && (personas.Count < NamesMax || turn % StayActs == 0))
        {
            int victim = victims.Dequeue();
            personas.Add(Enumerable.Range(0, KeysDrawn).Select(_ => NewPersona()).MinBy(persona => Ring.Distance(persona.Name, victim))!);
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
