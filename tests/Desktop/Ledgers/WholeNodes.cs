using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Bench;
using LVS.Core;
using LVS.Node;
using LVS.Sim;

namespace LVS.Tests.Desktop;

/// <summary>
/// Whole nodes with every byte of their frames, and beside them the ledgers alone: what reaches a node is heard by both, and each diff of
/// the ledgers is made of their own columns. Nodes in a ring with chords, no three of whom are neighbours: nobody can confirm a relay.
/// </summary>
internal sealed class WholeNodes
{
    public const int Count = 64;

    private const int CycleMs = 250;

    // Each node is in reach of seven others: the guest slot stays free.
    private static readonly int[] Reach = [1, 3, 9, Count / 2, Count - 9, Count - 3, Count - 1];

    private readonly NodeMemory memory = new(Count);
    private readonly MicroNode[] nodes = new MicroNode[Count];
    private readonly WholeLink[] links;
    private readonly long[] chance = [7];
    private readonly LedgerPlan plan = new(Count, 1, 0, 1);
    private readonly FrameGate gate = new(null!);
    private LedgerShard? alone;
    private int lossPercent;
    private long nowMs;

    public WholeNodes()
    {
        links = [.. Enumerable.Range(0, Count).Select(i => new WholeLink(this, i))];
        NodeOptions options = new() { EmitDoublings = 2 };
        for (int i = 0; i < Count; i++)
        {
            SwarmSecrets secrets = new(new SimMac(1), new SimHash(), new SimAgreement(), new SimKeySource((ulong)(100 + i)));
            nodes[i] = new MicroNode(options, memory, i, secrets, links[i], new RamVault());
            nodes[i].Boot(0, 1000 + i, (60_000_000 + SeededRandom.Below(chance, 0, 90_000_000)) * 8, LedgerPlan.Weight, -1);
        }
    }

    public EdgeTable Edges => memory.Edges;

    public LedgerSums Sums => alone!.Sums;

    /// <summary>Diffs that both heard.</summary>
    public int HeardCount { get; private set; }

    /// <summary>What both moved while they heard them, in micro-VU.</summary>
    public long MovedUvu { get; private set; }

    /// <summary>Whether every node has an edge with each node in reach, and no other.</summary>
    public bool IsWhole => Edges.SlotFlagsOf.Chunk(Limits.SlotCount)
        .All(flags => flags.Count(flag => (flag & EdgeTable.SlotMutual) != 0) == Reach.Length);

    public int Closed => nodes.Sum(node => node.Counters.Get(Counter.EdgesClosed));

    /// <summary>Lets time pass in steps.</summary>
    public void Pass(int seconds, int stepMs)
    {
        for (long endMs = nowMs + (seconds * 1000L); nowMs < endMs;)
        {
            nowMs += stepMs;
            for (int i = 0; i < Count; i++)
            {
                nodes[i].Tick(nowMs);
            }
        }
    }

    /// <summary>Some of the nodes earn: there is something to drift again. Neighbours believe so much a day.</summary>
    public void Earn()
    {
        foreach (MicroNode node in nodes)
        {
            node.Ledger.Earn(SeededRandom.Below(chance, 0, 60_000_000));
        }
    }

    /// <summary>From now on ledgers alone go along, and frames are lost.</summary>
    public void Join(int loss)
    {
        lossPercent = loss;
        Array.ForEach(links, link => link.Waiting.Clear());
        Dictionary<int, int> places = Enumerable.Range(0, Count).ToDictionary(i => Edges.PseudonymOf[i]);
        LedgerColumns columns = new(plan.Drift, Count);
        alone = new LedgerShard(plan, columns, 0, 0, Count);
        int[] ends = new int[Limits.SlotCount];
        for (int i = 0; i < Count; i++)
        {
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                int at = (i * Limits.SlotCount) + slot;
                ends[slot] = -1;
                if (Edges.PeerOf[at] == 0)
                {
                    continue;
                }

                int peer = places[Edges.PeerOf[at]];
                int back = Enumerable.Range(0, Limits.SlotCount)
                    .Single(s => Edges.PeerOf[(peer * Limits.SlotCount) + s] == Edges.PseudonymOf[i]);
                ends[slot] = (peer * Limits.SlotCount) + back;
                columns.Edges.SentOf[at] = Edges.SentOf[at];
                columns.Edges.CreditedOf[at] = Edges.CreditedOf[at];
                columns.Edges.PeerCreditedOf[at] = Edges.PeerCreditedOf[at];
                columns.SetGood(at, memory.Window(i).Trust.Narrow[TrustTable.GoodOf + slot]);
            }

            alone.Bear(i, Edges.EarnedOf[i] >> 3, 0, ends);
            columns.Edges.EarnedOf[i] = Edges.EarnedOf[i];
            columns.Edges.FloatOf[i] = Edges.FloatOf[i];
        }
    }

    /// <summary>The first number in which they differ, in words; null while they agree.</summary>
    public string? Difference { get; private set; }

    /// <summary>A node sends: every node in reach gets the frame, and the ledger model's frame with it.</summary>
    internal void Spread(int from, byte[] frame)
    {
        Settle(from);
        bool isDiff = gate.Look(frame, frame.Length) == Outcome.Done && gate.Letter.Kind == FrameKind.Diff;
        foreach (int chord in Reach)
        {
            int to = (from + chord) % Count;
            if (lossPercent == 0 || SeededRandom.Below(chance, 0, 100) >= lossPercent)
            {
                links[to].Waiting.Enqueue((frame, isDiff && alone != null ? Say(from, to) : []));
            }
        }
    }

    /// <summary>A node takes a frame: its chance is handed to the ledger alone, of which its timer draws besides.</summary>
    internal void Take(int node, long[] words)
    {
        Settle(node);
        if (words.Length > 0)
        {
            alone!.Columns.ChanceOf[node] = memory.Window(node).Life.Chance[0];
            links[node].Pending = words;
        }
    }

    /// <summary>The node has done with a frame: the ledger alone hears the same, and both must be equal to the last bit.</summary>
    internal void Settle(int node)
    {
        if (links[node].Pending is not long[] words)
        {
            return;
        }

        links[node].Pending = null;
        alone!.Hear(words);
        HeardCount++;
        EdgeTable own = alone.Columns.Edges;
        int at = DiffBoxes.Slot(words[1]);
        Compare(node, "float", Edges.FloatOf[node], own.FloatOf[node]);
        Compare(node, "sent", Edges.SentOf[at], own.SentOf[at]);
        Compare(node, "credited", Edges.CreditedOf[at], own.CreditedOf[at]);
        Compare(node, "echoed", Edges.PeerCreditedOf[at], own.PeerCreditedOf[at]);
        Compare(node, "good acts", memory.Window(node).Trust.Narrow[TrustTable.GoodOf + (at % Limits.SlotCount)], alone.Columns.Good(at));
        MovedUvu += Math.Abs(Edges.FloatOf[node] - links[node].FloatUvu);
        links[node].FloatUvu = Edges.FloatOf[node];
    }

    private long[] Say(int from, int to)
    {
        EdgeTable own = alone!.Columns.Edges;
        int at = Enumerable.Range(from * Limits.SlotCount, Limits.SlotCount).Single(
            s => own.PeerOf[s] > 0 && (own.PeerOf[s] - 1) / Limits.SlotCount == to);
        DiffBoxes box = new(1, 1);
        box.Add(0, own.PeerOf[at] - 1, own.FloatOf[from], own.SentOf[at], own.CreditedOf[at]);
        return box.For(0).ToArray();
    }

    private void Compare(int node, string what, long whole, long ledger)
    {
        if (whole != ledger)
        {
            Difference ??= $"diff {HeardCount}, node {node}: {what} is {whole} in the whole node and {ledger} in the ledger alone";
        }
    }
}
