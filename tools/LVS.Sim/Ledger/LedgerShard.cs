using System;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// The ledgers of some nodes, few enough for a processor's cache. <see cref="Settlement"/> computes what a diff moves, as in a whole node.
/// All edges exist from birth on, so they are old; no node leaves, lies, sleeps or grants.
/// </summary>
/// <remarks>Belongs to one thread at a time.</remarks>
public sealed class LedgerShard
{
    private const int SlotsBits = 3;
    private const byte ProofSlots = Limits.SlotCount == 1 << SlotsBits ? 0 : -1;

    private readonly LedgerPlan plan;
    private readonly DriftOptions drift;
    private readonly LedgerColumns columns;
    private readonly EdgeTable edges;
    private readonly Settlement settlement;
    private readonly LedgerAudit audit;
    private readonly Diff diff = new() { EntryCount = 1, Weight = LedgerPlan.Weight };
    private readonly ulong lossKey;
    private readonly ulong lossBound;
    private long fetched;

    /// <summary>Makes ledgers without any node.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="columns">The columns that hold them.</param>
    /// <param name="offset">Index of the first node in the columns.</param>
    /// <param name="first">Index of the first node in the swarm.</param>
    /// <param name="count">How many nodes.</param>
    public LedgerShard(LedgerPlan plan, LedgerColumns columns, int offset, int first, int count)
    {
        this.plan = plan;
        this.columns = columns;
        Offset = offset;
        First = first;
        Count = count;
        drift = plan.Drift;
        edges = columns.Edges;
        settlement = columns.Settlement;
        lossKey = plan.Key(LedgerChance.Loss);
        lossBound = ((ulong)plan.LossPercent << 32) / 100;
        audit = new LedgerAudit(drift, this);
    }

    /// <summary>The columns that hold the ledgers.</summary>
    public LedgerColumns Columns => columns;

    /// <summary>Index of the first node in the columns.</summary>
    public int Offset { get; }

    /// <summary>Index of the first node in the swarm.</summary>
    public int First { get; }

    /// <summary>Nodes.</summary>
    public int Count { get; }

    /// <summary>The sums of the ledgers, and the claims that broke.</summary>
    public LedgerSums Sums { get; } = new();

    /// <summary>All nodes are born, with their edges.</summary>
    public void Bear(LedgerMesh mesh)
    {
        (ulong birth, ulong chance) = (plan.Key(LedgerChance.Birth), plan.Key(LedgerChance.Node));
        Span<int> ends = stackalloc int[Limits.SlotCount];
        for (int index = First; index < First + Count; index++)
        {
            mesh.Find(index, ends);
            Bear(index - First, LedgerPlan.FloatAtBirth(birth, index), (long)Chance.Of(chance, index), ends);
        }
    }

    /// <summary>A node is born.</summary>
    /// <param name="node">Its index here.</param>
    /// <param name="value">Its float.</param>
    /// <param name="seed">Seed of its chance.</param>
    /// <param name="ends">The other ends of its edges, -1 for none.</param>
    public void Bear(int node, long value, long seed, ReadOnlySpan<int> ends)
    {
        node += Offset;
        edges.EarnedOf[node] = value << 3;
        edges.FloatOf[node] = value;
        edges.WeightOf[node] = LedgerPlan.Weight;
        columns.ChanceOf[node] = seed;
        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            if (ends[slot] >= 0)
            {
                int at = (node * Limits.SlotCount) + slot;
                edges.PeerOf[at] = ends[slot] + 1;
                edges.SlotFlagsOf[at] = EdgeTable.SlotMutual | EdgeTable.SlotEchoed;
            }
        }
    }

    /// <summary>Each node of a window sends a diff; every neighbour that does not lose it will hear it.</summary>
    /// <param name="cycle">Cycle, from 0.</param>
    /// <param name="window">Window in it.</param>
    /// <param name="shardBits">Nodes of every shard but the last, as a power of 2.</param>
    /// <param name="outboxes">Diffs for each shard of the swarm.</param>
    public void Say(int cycle, int window, int shardBits, DiffBoxes outboxes)
    {
        ulong key = Chance.Of(lossKey, cycle);
        int slotBits = shardBits + SlotsBits;
        int slotMask = (1 << slotBits) - 1;
        int said = 0;
        int lost = 0;
        for (int node = 0; node < Count; node++)
        {
            if (LedgerPlan.WindowOf(First + node) != window)
            {
                node += LedgerPlan.BlockSize - 1 - ((First + node) % LedgerPlan.BlockSize);
                continue;
            }

            said++;
            long value = edges.FloatOf[Offset + node];
            long first = (long)(First + node) << SlotsBits;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                int own = ((Offset + node) << SlotsBits) + slot;
                int end = edges.PeerOf[own] - 1;
                if (end < 0)
                {
                    continue;
                }

                bool isLost = Chance.Of(key, first + slot) >> 32 < lossBound;
                outboxes.Add(end >> slotBits, end & slotMask, value, edges.SentOf[own], edges.CreditedOf[own], !isLost);
                lost += isLost ? 1 : 0;
            }
        }

        Sums.Said += said;
        Sums.Lost += lost;
    }

    /// <summary>
    /// Reads every line of the columns sequentially, which is fast. The diffs come to the nodes in random order, and then find them in the
    /// cache.
    /// </summary>
    public void Fetch()
    {
        (long[] sents, long[] crediteds, long[] echoeds) = (edges.SentOf, edges.CreditedOf, edges.PeerCreditedOf);
        (long[] floats, long[] chances) = (edges.FloatOf, columns.ChanceOf);
        (int[] flags, int[] weights) = (edges.SlotFlagsOf, edges.WeightOf);
        long sum = 0;
        for (int node = Offset; node < Offset + Count; node++)
        {
            int at = node << SlotsBits;
            sum += sents[at] + crediteds[at] + echoeds[at] + flags[at] + columns.Good(at) + floats[node] + chances[node] + weights[node];
        }

        fetched = sum;
    }

    /// <summary>The nodes hear diffs, in the order of the batch.</summary>
    /// <param name="words">The words, in the form of <see cref="DiffBoxes.For"/>.</param>
    public void Hear(ReadOnlySpan<long> words)
    {
        for (int i = 0; i < words.Length; i += DiffBoxes.WordCount)
        {
            Hear(words[i], words[i + 1]);
        }

        Sums.Heard += words.Length / DiffBoxes.WordCount;
    }

    /// <summary>After a cycle: checks every ledger and adds it up.</summary>
    public void TakeStock() => audit.TakeStock();

    /// <summary>
    /// The shard's part of the entropy: the sum of y ln y, y being a float as part of <see cref="LedgerPlan.FloatUvuMean"/>.
    /// </summary>
    public double EntropyPart()
    {
        double sum = 0;
        foreach (long value in edges.FloatOf.AsSpan(Offset, Count))
        {
            double share = value / (double)LedgerPlan.FloatUvuMean;
            sum += share > 0 ? share * Math.Log(share) : 0;
        }

        return sum;
    }

    private void Hear(long first, long second)
    {
        int at = (Offset << SlotsBits) + DiffBoxes.Slot(second);
        (int node, int slot) = (at >> SlotsBits, at & (Limits.SlotCount - 1));
        columns.Begin(node);
        diff.Float = DiffBoxes.Float(first, second);
        diff.Sent[0] = DiffBoxes.Counter(first);

        // A node sends one diff a cycle, at the same time of each: every diff that is heard counts as an act.
        int good = TrustCredits.After(columns.Good(at), TrustCredits.Act);
        columns.SetGood(at, good);
        int trust = columns.Trust(good);
        long cap = drift.CreditCap(trust);
        EdgeAgreement agreement = edges.Echo(at, DiffBoxes.Counter(second), isFirst: false, cap);
        settlement.Apply(slot, diff, 0, trust, cap, long.MaxValue, 0, drifts: true);
        columns.End(node);
        if (settlement.PaymentCutUvu > 0 || settlement.CreditCutUvu > 0)
        {
            Sums.Guarded++;
        }

        if (settlement.PaidUvu > 0)
        {
            Sums.Payments++;
        }

        audit.Heard(at, agreement, diff, settlement, trust);
    }
}
