using System.Collections.Generic;

using LVS.Core;

namespace LVS.Swarm.Sim;

/// <summary>Compares every node's ledger before and after its turns, and tells the checks what moved and what closed.</summary>
/// <param name="memory">All ledgers.</param>
/// <param name="listeners">Checks that want to know.</param>
public sealed class LedgerWatch(NodeMemory memory, IReadOnlyList<Check> listeners) : Check
{
    private readonly int[] peer = new int[memory.Peer.Length];
    private readonly int[] tag = new int[memory.Peer.Length];
    private readonly long[] sent = new long[memory.Peer.Length];
    private readonly long[] credited = new long[memory.Peer.Length];
    private readonly bool[] unechoed = new bool[memory.Peer.Length];

    /// <inheritdoc/>
    public override string Name => "ledgerWatch";

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        int first = node.Index * Limits.SlotCount;
        for (int at = first; at < first + Limits.SlotCount; at++)
        {
            if (memory.OwnTag[at] != tag[at])
            {
                Changed(node, at, nowMs);
            }

            // The same edge, a new name of the peer.
            peer[at] = memory.Peer[at];

            if (memory.Sent[at] != sent[at] || memory.Credited[at] != credited[at])
            {
                Moved(node, at, nowMs);
            }

            unechoed[at] = unechoed[at] && (memory.SlotFlags[at] & NodeMemory.SlotEchoed) == 0;
        }
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        int first = node.Index * Limits.SlotCount;
        for (int at = first; at < first + Limits.SlotCount; at++)
        {
            peer[at] = memory.Peer[at];
            tag[at] = memory.OwnTag[at];
            sent[at] = memory.Sent[at];
            credited[at] = memory.Credited[at];
            unechoed[at] = peer[at] != 0;
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => "";

    private void Changed(SimNode node, int at, long nowMs)
    {
        if (tag[at] != 0)
        {
            foreach (Check check in listeners)
            {
                check.Closed(node, sent[at] - credited[at], nowMs);
            }

            node.World.Log?.Add(nowMs, node.Index, LogKind.Closed, peer[at], sent[at] - credited[at]);
        }

        peer[at] = memory.Peer[at];
        tag[at] = memory.OwnTag[at];
        sent[at] = 0;
        credited[at] = 0;
        unechoed[at] = false;
        if (tag[at] != 0)
        {
            foreach (Check check in listeners)
            {
                check.Opened(node, tag[at], nowMs);
            }

            node.World.Log?.Add(nowMs, node.Index, LogKind.Opened, peer[at], tag[at]);
        }
    }

    private void Moved(SimNode node, int at, long nowMs)
    {
        Move move = new(at, peer[at], memory.Sent[at] - sent[at], memory.Credited[at] - credited[at], unechoed[at]);
        sent[at] = memory.Sent[at];
        credited[at] = memory.Credited[at];
        foreach (Check check in listeners)
        {
            check.Moved(node, move, nowMs);
        }

        if (node.World.Log is WorldLog log)
        {
            if (move.PaidUvu != 0)
            {
                log.Add(nowMs, node.Index, move.IsAdoption ? LogKind.Adopted : LogKind.Paid, move.Peer, move.PaidUvu);
            }

            if (move.CreditedUvu != 0)
            {
                log.Add(nowMs, node.Index, LogKind.Credited, move.Peer, move.CreditedUvu);
            }
        }
    }
}
