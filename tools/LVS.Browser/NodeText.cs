using System;
using System.Globalization;
using System.Text;

using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Browser;

/// <summary>A node as JSON for its page: figures, edges, the newest entries of its trace. Amounts in micro-VU.</summary>
internal static class NodeText
{
    private const int TraceMax = 12;

    /// <summary>Writes it.</summary>
    public static string Of(BrowserNode of)
    {
        MicroNode node = of.Node;
        EdgeTable ledger = node.Ledger;
        Counters counters = node.Counters;
        StringBuilder text = new();
        text.Append("{\"name\":\"").Append(MqttTopics.NameOf(ledger.Pseudonym))
            .Append("\",\"isRestored\":").Append(of.IsRestored ? "true" : "false")
            .Append(",\"isConnected\":").Append(of.Link.IsConnected ? "true" : "false")
            .Append(",\"isNapping\":").Append(of.IsNapping ? "true" : "false")
            .Append(",\"hasTwin\":").Append(node.HasTwin ? "true" : "false");
        Add(text, "seconds", of.NowMs / 1000);
        Add(text, "record", of.Vault.Number);
        Add(text, "floatUvu", ledger.Float);
        Add(text, "earnedUvu", ledger.Earned);
        Add(text, "protectedUvu", ledger.Protected);
        Add(text, "receivedUvu", Received(node.Trust));
        Add(text, "baseUvu", Base(ledger));
        Add(text, "weight", ledger.Weight);
        Add(text, "framesSent", counters.Get(Counter.FramesSent));
        Add(text, "bytesSent", counters.Get(Counter.BytesSent));
        Add(text, "framesHeard", Heard(counters));
        Add(text, "payments", counters.Get(Counter.Payments));
        Add(text, "guarded", counters.Get(Counter.GuardInterventions));
        Add(text, "recordsWritten", counters.Get(Counter.RecordsWritten));
        Add(text, "recordsFailed", counters.Get(Counter.RecordsFailed));
        Add(text, "fragments", node.Fragments?.Index.Count ?? 0);
        Add(text, "fragmentRoom", node.Fragments?.Log.FreeCount ?? 0);
        Add(text, "recreated", node.Fragments?.RecreatedCount ?? 0);
        Add(text, "members", node.Fragments?.State.Members.Count ?? 0);
        Add(text, "ticks", of.Ticks);
        Add(text, "tickUs", (long)of.TickUs);
        Add(text, "tickUsMax", (long)of.TickUsMax);
        Add(text, "bytes", of.Bytes);
        Edges(text, node);
        Trace(text, node.Trace);
        return text.Append('}').ToString();
    }

    private static void Edges(StringBuilder text, MicroNode node)
    {
        EdgeTable ledger = node.Ledger;
        text.Append(",\"edges\":[");
        bool isFirst = true;
        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            if (ledger.Peer(slot) == 0)
            {
                continue;
            }

            text.Append(isFirst ? "" : ",").Append("{\"peer\":\"").Append(MqttTopics.NameOf(ledger.Peer(slot)))
                .Append("\",\"isMutual\":").Append(ledger.IsMutual(slot) ? "true" : "false");
            Add(text, "sentUvu", ledger.Sent(slot));
            Add(text, "creditedUvu", ledger.Credited(slot));
            Add(text, "floatUvu", node.Trust.Wide[TrustTable.PeerFloatOf + slot]);
            Add(text, "trust", (long)Math.Round(node.Trust.Trust(slot) / 655.36));
            text.Append('}');
            isFirst = false;
        }

        text.Append(']');
    }

    private static void Trace(StringBuilder text, TraceRing trace)
    {
        text.Append(",\"trace\":[");
        for (int age = 0; age < Math.Min(TraceMax, trace.Count); age++)
        {
            int code = trace.Read(age, out long timeMs, out int peer, out long amount);
            text.Append(age == 0 ? "" : ",").Append('[').Append(code).Append(',').Append(timeMs / 1000).Append(",\"")
                .Append(peer == 0 ? "" : MqttTopics.NameOf(peer)).Append("\",").Append(amount.ToString(CultureInfo.InvariantCulture))
                .Append(']');
        }

        text.Append(']');
    }

    private static void Add(StringBuilder text, string name, long value) =>
        text.Append(",\"").Append(name).Append("\":").Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The float base that the edges account for: what must be the same after every reload.</summary>
    private static long Base(EdgeTable ledger)
    {
        long sum = ledger.Float;
        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            sum += ledger.Peer(slot) != 0 ? ledger.Sent(slot) - ledger.Credited(slot) : 0;
        }

        return sum;
    }

    private static long Received(TrustTable trust)
    {
        long sum = 0;
        foreach (int received in trust.Narrow.AsSpan(TrustTable.ReceivedOf, Limits.SlotCount))
        {
            sum += received;
        }

        return sum;
    }

    private static long Heard(Counters counters)
    {
        long sum = 0;
        for (int outcome = 0; outcome < Counter.OutcomeCount; outcome++)
        {
            sum += outcome == (int)Outcome.OwnEcho ? 0 : counters.Get(Counter.FirstOutcome + outcome);
        }

        return sum;
    }
}
