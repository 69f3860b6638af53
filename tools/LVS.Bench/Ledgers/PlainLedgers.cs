using System;

using LVS.Sim;

namespace LVS.Bench;

/// <summary>
/// The same run of ledgers, written as one would in C: bare arrays, one thread, inline arithmetic, no checks. It shares the initial floats,
/// the neighbourhoods and the losses with the simulator, but none of the rules. It shows what the node's own tables cost, and its results
/// must agree with theirs to the last bit.
/// </summary>
public sealed class PlainLedgers
{
    private const int Slots = 8;

    private readonly LedgerPlan plan;
    private readonly int[] end;
    private readonly byte[] order;
    private readonly int[] good;
    private readonly long[] value;
    private readonly ulong[] chance;
    private readonly long[] sent;
    private readonly long[] credited;
    private readonly long[] echoed;
    private readonly long[] saidValue;
    private readonly long[] saidSent;
    private readonly long[] saidCredited;

    /// <summary>All nodes are born.</summary>
    public PlainLedgers(LedgerPlan plan)
    {
        this.plan = plan;
        int count = plan.Nodes;
        end = new int[count * Slots];
        order = new byte[count * Slots];
        good = new int[count * Slots];
        value = new long[count];
        chance = new ulong[count];
        sent = new long[count * Slots];
        credited = new long[count * Slots];
        echoed = new long[count * Slots];
        saidValue = new long[count];
        saidSent = new long[count * Slots];
        saidCredited = new long[count * Slots];
        LedgerMesh mesh = new(plan);
        for (int node = 0; node < count; node++)
        {
            Span<int> ends = end.AsSpan(node * Slots, Slots);
            mesh.Find(node, ends);

            // Slots are sorted by the peer, because diffs are heard in this order.
            for (byte slot = 0; slot < Slots; slot++)
            {
                order[(node * Slots) + slot] = slot;
            }

            MemoryExtensions.Sort(ends.ToArray().AsSpan(), order.AsSpan(node * Slots, Slots));
            value[node] = LedgerPlan.FloatAtBirth(plan.Key(LedgerChance.Birth), node);
            chance[node] = Chance.Of(plan.Key(LedgerChance.Node), node);
        }
    }

    /// <summary>Floats, by node.</summary>
    public ReadOnlySpan<long> Floats => value;

    /// <summary>Paid, by slot.</summary>
    public ReadOnlySpan<long> Sent => sent;

    /// <summary>Credited, by slot.</summary>
    public ReadOnlySpan<long> Credited => credited;

    /// <summary>Lets a cycle pass.</summary>
    public void Pass(int cycle)
    {
        ulong lossKey = Chance.Of(plan.Key(LedgerChance.Loss), cycle);
        ulong lossBound = ((ulong)plan.LossPercent << 32) / 100;
        for (int window = 0; window < LedgerPlan.WindowCount; window++)
        {
            // What a node says in a window is its state at the window's beginning.
            for (int node = 0; node < plan.Nodes; node++)
            {
                if (LedgerPlan.WindowOf(node) == window)
                {
                    saidValue[node] = value[node];
                    Array.Copy(sent, node * Slots, saidSent, node * Slots, Slots);
                    Array.Copy(credited, node * Slots, saidCredited, node * Slots, Slots);
                }
            }

            for (int node = 0; node < plan.Nodes; node++)
            {
                for (int i = node * Slots; i < (node + 1) * Slots; i++)
                {
                    int own = (node * Slots) + order[i];
                    int at = end[own];
                    if (at >= 0 && LedgerPlan.WindowOf(at / Slots) == window && Chance.Of(lossKey, at) >> 32 >= lossBound)
                    {
                        Hear(own, node, at);
                    }
                }
            }
        }
    }

    private void Hear(int own, int node, int at)
    {
        int acts = good[own] - (good[own] >> 8) + 256;
        good[own] = acts;
        long trust = (long)acts * 65536 / (acts + 8192);
        long clip = (10_000_000 * trust >> 16) + 625_000;
        long cap = (50_000_000 * trust >> 16) + 3_125_000;

        echoed[own] = Math.Max(echoed[own], saidCredited[at]);
        long inFlight = sent[own] - echoed[own];

        long total = Math.Min(Math.Min(saidSent[at], credited[own] + clip), sent[own] + cap);
        if (total > credited[own])
        {
            value[node] += total - credited[own];
            credited[own] = total;
        }

        int degree = 0;
        for (int slot = node * Slots; slot < (node + 1) * Slots; slot++)
        {
            degree += end[slot] >= 0 ? 1 : 0;
        }

        long peerWeight = Math.Min(LedgerPlan.Weight, 64 + (1023 * trust / 49152));
        long force = 2 * ((peerWeight * value[node]) - (LedgerPlan.Weight * (saidValue[at / Slots] + inFlight)));
        if (force > 0)
        {
            long divisor = (degree + 4L) * (LedgerPlan.Weight + peerWeight);
            long wanted = (force / divisor) + ((long)(Draw(node) >> 1) % divisor < force % divisor ? 1 : 0);
            long paid = Math.Min(Math.Min(Math.Min(wanted, value[node]), clip), cap - sent[own] + credited[own]);
            if (paid > 0)
            {
                sent[own] += paid;
                value[node] -= paid;
            }
        }
    }

    private ulong Draw(int node)
    {
        ulong z = chance[node] += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
