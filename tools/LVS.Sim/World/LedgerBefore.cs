using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// A node's ledger as it was after the turn before: what checks compare a turn with. All of it lies together, because a world of many nodes
/// does not fit a processor's cache: a turn waits for every place in memory that it touches.
/// </summary>
internal sealed class LedgerBefore
{
    /// <summary>Peers, by name.</summary>
    public Slots<int> Peer;

    /// <summary>The node's nonces of its edges.</summary>
    public Slots<int> Nonce;

    /// <summary>Paid over each edge, in micro-VU.</summary>
    public Slots<long> Sent;

    /// <summary>Received over it, in micro-VU.</summary>
    public Slots<long> Credited;

    /// <summary>Good acts of each peer, in 1/256.</summary>
    public Slots<int> Good;

    /// <summary>Bad acts, in 1/256.</summary>
    public Slots<int> Bad;

    /// <summary>The first float base of each edge; -1 for none, or none that was seen since the boot.</summary>
    public Slots<long> Anchor;

    /// <summary>Edges that the peer has not echoed since the boot, one bit a slot.</summary>
    public int Unechoed;

    /// <summary>Edges closed and slots repaired since the boot.</summary>
    public long SetRight;

    /// <summary>Edges that a node has closed and slots that it has repaired since its boot.</summary>
    public static long SetRightOf(MicroNode node) => node.Counters.Get(Counter.EdgesClosed)
        + node.Counters.Get(Counter.SlotsRepaired);

    /// <summary>Takes over the present ledger.</summary>
    public void Take(MicroNode node)
    {
        NodeMemory memory = node.Memory;
        int first = memory.Edges.First;
        Copy(memory.Edges.PeerOf, first, Peer);
        Copy(memory.Keys.OwnNonceOf, first, Nonce);
        Copy(memory.Edges.SentOf, first, Sent);
        Copy(memory.Edges.CreditedOf, first, Credited);
        Copy(memory.Trust.Narrow, TrustTable.GoodOf, Good);
        Copy(memory.Trust.Narrow, TrustTable.BadOf, Bad);
        Copy(memory.Trust.Wide, TrustTable.AnchorOf, Anchor);
        SetRight = SetRightOf(node);
    }

    /// <summary>Takes over the ledger of a node that has just booted.</summary>
    public void Boot(MicroNode node)
    {
        Take(node);
        ((Span<long>)Anchor).Fill(-1);
        Unechoed = 0;
        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            Unechoed |= Peer[slot] != 0 ? 1 << slot : 0;
        }
    }

    private static void Copy<T>(T[] column, int first, Span<T> slots) => column.AsSpan(first, Limits.SlotCount).CopyTo(slots);
}
