using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>Claims to be the poorest of the heaviest, takes what it is given and never pays: its books say that an accomplice got it all.</summary>
public sealed class Drain(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key) : Intruder(world, index, shard, group, key)
{
    private readonly Persona persona = new((int)(key >> 33) | 1, Limits.SlotCount - 1);

    /// <inheritdoc/>
    protected override void Hear(Diff diff) => persona.Hear(diff);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        persona.Describe(Draft);
        persona.Balance(Draft);
        Draft.Float = 0;
        Draft.Weight = Limits.WeightMax;
        Emit(persona);
    }
}

/// <summary>A drain that claims to owe far more than anybody has; its books say that it paid an accomplice.</summary>
public sealed class Debtor(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key) : Intruder(world, index, shard, group, key)
{
    private const long DebtUvu = 1_000_000_000;

    private readonly Persona persona = new((int)(key >> 33) | 1, Limits.SlotCount - 1);

    /// <inheritdoc/>
    protected override void Hear(Diff diff) => persona.Hear(diff);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        persona.Describe(Draft);
        persona.Balance(Draft);
        Draft.Sent[Draft.EntryCount - 1] += DebtUvu;
        Draft.Float = -DebtUvu;
        Draft.Weight = Limits.WeightMax;
        Emit(persona);
    }
}

/// <summary>Claims payments that it never had the means to make, more each time; its books say that an accomplice paid for them.</summary>
public sealed class Mint(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key) : Intruder(world, index, shard, group, key)
{
    private readonly Persona persona = new((int)(key >> 33) | 1, Limits.SlotCount - 1);

    /// <inheritdoc/>
    protected override void Hear(Diff diff) => persona.Hear(diff);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        foreach (Contact contact in persona.Contacts)
        {
            contact.Sent = contact.IsMutual ? Math.Min(Limits.AmountUvuMax / Limits.SlotCount, (contact.Sent * 2) + 1_000_000) : 0;
        }

        persona.Describe(Draft);
        persona.Balance(Draft);
        Draft.Float = Limits.AmountUvuMax;
        Draft.Weight = 1;
        Emit(persona);
    }
}

/// <summary>Tells every neighbour another story, each for its ears alone.</summary>
public sealed class Equivocator(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private readonly Persona persona = new((int)(key >> 33) | 1);

    /// <inheritdoc/>
    protected override void Hear(Diff diff) => persona.Hear(diff);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        int reach = World.Wire.Topology.Reach(Index);
        for (int link = 0; link < reach; link++)
        {
            bool rich = ((link + Below(4)) & 1) == 0;
            persona.Describe(Draft);
            for (int i = 0; i < Draft.EntryCount && rich; i++)
            {
                Draft.Sent[i] = (long)(Draw() % (ulong)Limits.AmountUvuMax);
            }

            Draft.Float = rich ? Limits.AmountUvuMax : -Limits.AmountUvuMax;
            Draft.Weight = Below(Limits.WeightMax + 1);
            Emit(persona, World.Wire.Topology.To(Index, link));
        }
    }
}

/// <summary>Takes a place at as many neighbours as it can, and never says another word.</summary>
public sealed class Silent(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key) : Intruder(world, index, shard, group, key)
{
    private const int Words = 40;

    private readonly Persona persona = new((int)(key >> 33) | 1);
    private int said;

    /// <inheritdoc/>
    protected override void Hear(Diff diff) => persona.Hear(diff);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (said++ < Words)
        {
            persona.Describe(Draft);
            Draft.Float = 0;
            Draft.Weight = 256;
            Emit(persona);
        }
    }
}

/// <summary>Many names, all nearest neighbours of somebody on the ring of pseudonyms, changed all the time; each of them a drain.</summary>
public sealed class Sybil(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key) : Intruder(world, index, shard, group, key)
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
