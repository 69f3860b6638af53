using System;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Compares every node's ledger before and after its turns, and tells the checks which value moved and which edges closed and opened.
/// </summary>
/// <param name="memory">All ledgers.</param>
/// <param name="moved">Checks that observe movements.</param>
/// <param name="closed">Checks that observe closed edges.</param>
/// <param name="opened">Checks that observe opened edges.</param>
public sealed class LedgerWatch(NodeMemory memory, InvariantCheck[] moved, InvariantCheck[] closed, InvariantCheck[] opened) : Watcher
{
    private readonly int[] peer = new int[memory.Edges.PeerOf.Length];
    private readonly int[] nonce = new int[memory.Edges.PeerOf.Length];
    private readonly long[] sent = new long[memory.Edges.PeerOf.Length];
    private readonly long[] credited = new long[memory.Edges.PeerOf.Length];

    // For each node one bit a slot.
    private readonly int[] unechoed = new int[memory.NodeCount];

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        int first = node.Index * Limits.SlotCount;
        bool isSame = Same(memory.Edges.SentOf, sent, first) && Same(memory.Edges.CreditedOf, credited, first)
            && Same(memory.Keys.OwnNonceOf, nonce, first);
        for (int at = first; at < first + Limits.SlotCount && !isSame; at++)
        {
            if (memory.Keys.OwnNonceOf[at] != nonce[at])
            {
                Changed(node, at, nowMs);
            }

            if (memory.Edges.SentOf[at] != sent[at] || memory.Edges.CreditedOf[at] != credited[at])
            {
                Moved(node, at, nowMs);
            }
        }

        // The peer of the same edge may have a new name.
        memory.Edges.PeerOf.AsSpan(first, Limits.SlotCount).CopyTo(peer.AsSpan(first));
        for (int bit = 0; bit < Limits.SlotCount && unechoed[node.Index] != 0; bit++)
        {
            unechoed[node.Index] &= (memory.Edges.SlotFlagsOf[first + bit] & EdgeTable.SlotEchoed) == 0 ? -1 : ~(1 << bit);
        }
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        int first = node.Index * Limits.SlotCount;
        unechoed[node.Index] = 0;
        for (int at = first; at < first + Limits.SlotCount; at++)
        {
            peer[at] = memory.Edges.PeerOf[at];
            nonce[at] = memory.Keys.OwnNonceOf[at];
            sent[at] = memory.Edges.SentOf[at];
            credited[at] = memory.Edges.CreditedOf[at];
            unechoed[node.Index] |= peer[at] != 0 ? 1 << (at - first) : 0;
        }
    }

    private static bool Same<T>(T[] now, T[] before, int first) => now.AsSpan(first, Limits.SlotCount)
        .SequenceEqual(before.AsSpan(first, Limits.SlotCount));

    private void Changed(SimNode node, int at, long nowMs)
    {
        if (nonce[at] != 0)
        {
            foreach (InvariantCheck check in closed)
            {
                check.Closed(node, sent[at] - credited[at], nowMs);
            }

            node.World.Log?.Add(nowMs, node.Index, LogKind.Closed, peer[at], sent[at] - credited[at]);
        }

        peer[at] = memory.Edges.PeerOf[at];
        nonce[at] = memory.Keys.OwnNonceOf[at];
        sent[at] = 0;
        credited[at] = 0;
        unechoed[node.Index] &= ~(1 << (at % Limits.SlotCount));
        if (nonce[at] != 0)
        {
            foreach (InvariantCheck check in opened)
            {
                check.Opened(node, at, nowMs);
            }

            node.World.Log?.Add(nowMs, node.Index, LogKind.Opened, peer[at], nonce[at]);
        }
    }

    private void Moved(SimNode node, int at, long nowMs)
    {
        // Until its peer has echoed it after a boot, an edge takes over payments that the peer remembers; payments made in the same turn
        // are added.
        bool mayAdopt = (unechoed[node.Index] >> (at % Limits.SlotCount) & 1) != 0;
        long grown = memory.Edges.SentOf[at] - sent[at];
        long adopted = mayAdopt ? Math.Clamp(memory.Edges.PeerCreditedOf[at] - sent[at], 0, Math.Max(0, grown)) : 0;
        Move move = new(at, memory.Edges.PeerOf[at], grown - adopted, memory.Edges.CreditedOf[at] - credited[at], adopted);
        sent[at] = memory.Edges.SentOf[at];
        credited[at] = memory.Edges.CreditedOf[at];
        foreach (InvariantCheck check in moved)
        {
            check.Moved(node, move, nowMs);
        }

        if (node.World.Log is WorldLog log)
        {
            if (move.AdoptedUvu != 0)
            {
                log.Add(nowMs, node.Index, LogKind.Adopted, move.Peer, move.AdoptedUvu);
            }

            if (move.PaidUvu != 0)
            {
                log.Add(nowMs, node.Index, LogKind.Paid, move.Peer, move.PaidUvu);
            }

            if (move.CreditedUvu != 0)
            {
                log.Add(nowMs, node.Index, LogKind.Credited, move.Peer, move.CreditedUvu);
            }
        }
    }
}
