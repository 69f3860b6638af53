using System.Collections.Generic;

using LVS.Core;

namespace LVS.Harness;

/// <summary>One node's ledger as seen from outside: from its newest diff, or from its flash. Amounts in micro-VU.</summary>
public sealed record NodeView(int Pseudonym, long FloatUvu, int Weight, bool IsHolding, IReadOnlyList<EdgeView> Edges)
{
    /// <summary>The float base that the counters imply: <c>float + sum sent - sum credited</c>.</summary>
    public long BaseUvu
    {
        get
        {
            long sum = FloatUvu;
            foreach (EdgeView edge in Edges)
            {
                sum += edge.SentUvu - edge.CreditedUvu;
            }

            return sum;
        }
    }

    /// <summary>The view that a diff gives.</summary>
    public static NodeView Of(Diff diff)
    {
        EdgeView[] edges = new EdgeView[diff.EntryCount];
        for (int i = 0; i < edges.Length; i++)
        {
            edges[i] = new EdgeView(diff.Peer[i], diff.Nonce[i], diff.NonceHeard[i], diff.Sent[i], diff.Credited[i]);
        }

        return new NodeView(diff.Sender, diff.Float, diff.Weight, (diff.Flags & Diff.FlagHolding) != 0, edges);
    }

    /// <summary>The view that a flash record gives, or null when the record contradicts itself.</summary>
    public static NodeView? Of(byte[] record)
    {
        NodeMemory memory = new(1);
        if (!LedgerRecord.Read(record, memory))
        {
            return null;
        }

        Diff diff = new();
        LedgerDescription.Fill(memory, diff);
        return Of(diff);
    }
}
