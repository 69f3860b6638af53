using System;
using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// No frame carries a counter under a key that a power failure at this moment would lose: the flash covers everything that is sent.
/// </summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class PersistBeforeReveal(int nodeCount) : InvariantCheck
{
    private readonly long[] frames = new long[nodeCount];

    // A sleeper sends what it knew when it woke: it may use a hint although its peer has called it by its new name since.
    private readonly int[] hint = new int[nodeCount * Limits.SlotCount];
    private readonly int[] hintNonce = new int[nodeCount * Limits.SlotCount];

    /// <inheritdoc/>
    public override string Name => "persistBeforeReveal";

    /// <inheritdoc/>
    public override void Sent(SimNode node, Letter said, int size, long nowMs)
    {
        Diff diff = said.Diff;
        if (said.Kind != FrameKind.Diff)
        {
            return;
        }

        frames[node.Index]++;
        NodeMemory flash = node.Shard.RecordRead;
        byte[]? record = node.Vault.Newest;
        if (record == null || !LedgerRecord.Read(record, flash) || flash.Edges.Pseudonym != diff.Sender)
        {
            Broken(nowMs, node.Index, "told its pseudonym before its flash held it");
            return;
        }

        for (int i = 0; i < diff.EntryCount; i++)
        {
            if (diff.Nonce[i] != 0)
            {
                // A proposal becomes durable only together with the key that follows from it.
                continue;
            }

            int slot = SlotOf(diff.Peer[i], node, flash);
            if (slot < 0)
            {
                Broken(nowMs, node.Index, F($"told of an edge to {diff.Peer[i]:x8} that its flash does not hold"));
                continue;
            }

            int granted = flash.Trust.Narrow[TrustTable.GrantedOf + slot];
            if (flash.Edges.SentOf[slot] < diff.Sent[i] || flash.Edges.CreditedOf[slot] < diff.Credited[i]
                || granted < diff.Granted[i])
            {
                Broken(nowMs, node.Index,
                    F($"told sent {diff.Sent[i]:N0}, credited {diff.Credited[i]:N0}, granted {diff.Granted[i]:N0} uVU; its flash holds ")
                    + F($"{flash.Edges.SentOf[slot]:N0}, {flash.Edges.CreditedOf[slot]:N0} and {granted:N0}"));
            }
        }
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        int first = node.Index * Limits.SlotCount;
        Array.Copy(node.Memory.Names.HintOf, first, hint, first, Limits.SlotCount);
        Array.Copy(node.Memory.Keys.OwnNonceOf, first, hintNonce, first, Limits.SlotCount);
    }

    /// <summary>The slot on flash of an edge in a frame. Until the peer knows our new name, a hint names it.</summary>
    private int SlotOf(int peer, SimNode node, NodeMemory flash)
    {
        int first = node.Index * Limits.SlotCount;
        int slot = Array.IndexOf(flash.Edges.PeerOf, peer);
        if (slot < 0)
        {
            int told = Array.IndexOf(node.Memory.Names.HintOf, peer, first, Limits.SlotCount);
            slot = told < 0 ? -1 : OfNonce(node.Memory.Keys.OwnNonceOf[told], flash);

            // The peer may have begun the edge again since a sleeper woke: the sleeper still sends the edge that its flash holds.
            int woke = slot < 0 ? Array.IndexOf(hint, peer, first, Limits.SlotCount) : -1;
            slot = woke < 0 ? slot : OfNonce(hintNonce[woke], flash);
        }

        return slot >= 0 && flash.Keys.StateOf[slot] >= EdgeKeyTable.Keyed ? slot : -1;
    }

    private static int OfNonce(int nonce, NodeMemory flash) => nonce == 0 ? -1 : Array.IndexOf(flash.Keys.OwnNonceOf, nonce);

    /// <inheritdoc/>
    protected override string Measured() => F($"{frames.Sum():N0} frames, each covered by its sender's flash");
}
