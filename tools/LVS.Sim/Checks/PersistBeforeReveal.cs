using System;
using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>No frame carries a counter or a tag that would be forgotten if power failed now: the flash covers all that is told.</summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class PersistBeforeReveal(int nodeCount) : InvariantCheck
{
    private readonly NodeMemory flash = new(nodeCount);
    private readonly NodeMemory?[] windows = new NodeMemory?[nodeCount];
    private readonly long[] frames = new long[nodeCount];

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
        byte[]? record = node.Vault.Newest;
        if (record == null || !LedgerRecord.Read(record, windows[node.Index] ??= flash.Window(node.Index))
            || flash.Edges.PseudonymOf[node.Index] != diff.Sender)
        {
            Broken(nowMs, node.Index, "told its pseudonym before its flash held it");
            return;
        }

        for (int i = 0; i < diff.EntryCount; i++)
        {
            // By the tag, which no other edge of the node has: while names change, the peer is called by a resume tag.
            int slot = Array.IndexOf(flash.Edges.OwnTagOf, diff.OwnTag[i], node.Index * Limits.SlotCount, Limits.SlotCount);
            if (slot < 0 || (flash.Edges.PeerOf[slot] != diff.Peer[i] && (flash.Edges.SlotFlagsOf[slot] & EdgeTable.SlotResuming) == 0))
            {
                Broken(nowMs, node.Index, F($"told of an edge to {diff.Peer[i]:x8} that its flash does not hold"));
            }
            else if (flash.Edges.SentOf[slot] < diff.Sent[i] || flash.Edges.CreditedOf[slot] < diff.Credited[i]
                || flash.Trust.GrantedOf[slot] < diff.Granted[i])
            {
                Broken(nowMs, node.Index,
                    F($"told sent {diff.Sent[i]:N0}, credited {diff.Credited[i]:N0}, granted {diff.Granted[i]:N0} uVU; its flash holds ")
                    + F($"{flash.Edges.SentOf[slot]:N0}, {flash.Edges.CreditedOf[slot]:N0} and {flash.Trust.GrantedOf[slot]:N0}"));
            }
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{frames.Sum():N0} frames, each covered by its sender's flash");
}
