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
    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        LedgerBefore before = node.Before;
        int first = node.Index * Limits.SlotCount;
        bool isSame = Same(memory.Edges.SentOf, before.Sent, first) && Same(memory.Edges.CreditedOf, before.Credited, first)
            && Same(memory.Keys.OwnNonceOf, before.Nonce, first);
        for (int slot = 0; slot < Limits.SlotCount && !isSame; slot++)
        {
            bool isOther = memory.Keys.OwnNonceOf[first + slot] != before.Nonce[slot];
            if (isOther)
            {
                Changed(node, slot, nowMs);
            }

            long sent = isOther ? 0 : before.Sent[slot];
            long credited = isOther ? 0 : before.Credited[slot];
            if (memory.Edges.SentOf[first + slot] != sent || memory.Edges.CreditedOf[first + slot] != credited)
            {
                Moved(node, slot, sent, credited, nowMs);
            }
        }

        for (int bit = 0; bit < Limits.SlotCount && before.Unechoed != 0; bit++)
        {
            before.Unechoed &= (memory.Edges.SlotFlagsOf[first + bit] & EdgeTable.SlotEchoed) == 0 ? -1 : ~(1 << bit);
        }

        before.Take(node.Micro!);
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs) => node.Before.Boot(node.Micro!);

    private static bool Same<T>(T[] now, ReadOnlySpan<T> before, int first) => now.AsSpan(first, Limits.SlotCount).SequenceEqual(before);

    private void Changed(SimNode node, int slot, long nowMs)
    {
        LedgerBefore before = node.Before;
        if (before.Nonce[slot] != 0)
        {
            long netUvu = before.Sent[slot] - before.Credited[slot];
            foreach (InvariantCheck check in closed)
            {
                check.Closed(node, netUvu, nowMs);
            }

            node.World.Log?.Add(nowMs, node.Index, LogKind.Closed, before.Peer[slot], netUvu);
        }

        before.Unechoed &= ~(1 << slot);
        int at = (node.Index * Limits.SlotCount) + slot;
        int nonce = memory.Keys.OwnNonceOf[at];
        if (nonce != 0)
        {
            foreach (InvariantCheck check in opened)
            {
                check.Opened(node, at, nowMs);
            }

            node.World.Log?.Add(nowMs, node.Index, LogKind.Opened, memory.Edges.PeerOf[at], nonce);
        }
    }

    private void Moved(SimNode node, int slot, long sent, long credited, long nowMs)
    {
        int at = (node.Index * Limits.SlotCount) + slot;

        // Until its peer has echoed it after a boot, an edge takes over payments that the peer remembers; payments made in the same turn
        // are added.
        bool mayAdopt = (node.Before.Unechoed >> slot & 1) != 0;
        long grown = memory.Edges.SentOf[at] - sent;
        long adopted = mayAdopt ? Math.Clamp(memory.Edges.PeerCreditedOf[at] - sent, 0, Math.Max(0, grown)) : 0;
        Move move = new(at, memory.Edges.PeerOf[at], grown - adopted, memory.Edges.CreditedOf[at] - credited, adopted);
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
