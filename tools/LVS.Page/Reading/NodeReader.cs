using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Page;

/// <summary>
/// Reads what the page shows out of a micro-node. Between two ticks it is exact; while the node runs, of a moment just past.
/// </summary>
internal static class NodeReader
{
    private const int TraceMax = 30;

    private static readonly (string Name, int Index)[] CounterNames =
    [
        .. typeof(Counter).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.Name is not (nameof(Counter.FirstOutcome) or nameof(Counter.OutcomeCount) or nameof(Counter.Count)))
            .Select(field => (Spaced(field.Name), (int)field.GetRawConstantValue()!)),
        .. Enum.GetValues<Outcome>().Select(outcome => ("heard: " + Spaced(outcome.ToString()), Counter.FirstOutcome + (int)outcome)),
    ];

    private static readonly Dictionary<int, string> TraceNames = typeof(TraceCode).GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(field => (int)field.GetRawConstantValue()!, field => Spaced(field.Name));

    /// <summary>Counters that are not 0.</summary>
    public static IReadOnlyList<NamedValue> Counters(Func<int, long> value) =>
    [
        .. CounterNames.Select(one => (one.Name, Value: value(one.Index))).Where(one => one.Value != 0)
            .Select(one => new NamedValue(one.Name, one.Value.ToString("N0", CultureInfo.InvariantCulture))),
    ];

    /// <summary>Edges, with what the node knows of its neighbours.</summary>
    /// <param name="node">The node.</param>
    /// <param name="who">Number and name of a neighbour by its pseudonym.</param>
    public static IReadOnlyList<EdgeDetail> Edges(MicroNode node, Func<int, (int Number, string Name)> who)
    {
        List<EdgeDetail> edges = [];
        EdgeTable ledger = node.Ledger;
        for (int slot = 0; slot < Limits.SlotCount; slot++)
        {
            int peer = ledger.Peer(slot);
            if (peer != 0)
            {
                (int number, string name) = who(peer);
                edges.Add(new EdgeDetail(
                    number, name, ledger.IsMutual(slot), ledger.Sent(slot), ledger.Credited(slot), TrustPercent(node.Trust.Trust(slot))));
            }
        }

        return edges;
    }

    /// <summary>The newest entries of the trace ring.</summary>
    public static IReadOnlyList<TraceLine> Trace(TraceRing trace, Func<int, (int Number, string Name)> who)
    {
        List<TraceLine> lines = [];
        for (int age = 0; age < Math.Min(TraceMax, trace.Count); age++)
        {
            int code = trace.Read(age, out long timeMs, out int peer, out long amount);
            lines.Add(new TraceLine(timeMs / 1000.0, Text(code, peer == 0 ? "" : who(peer).Name, amount)));
        }

        return lines;
    }

    /// <summary>An entry of the trace ring in words.</summary>
    public static string Text(int code, string peer, long amount)
    {
        string of = peer.Length == 0 ? "" : $" {peer}";
        return code switch
        {
            TraceCode.Paid => $"paid {Amount.Vu(amount)} to{of}",
            TraceCode.Credited => $"credited {Amount.Vu(amount)} from{of}",
            TraceCode.Opened => $"opened an edge with{of}",
            TraceCode.Closed => $"closed the edge with{of}, {Amount.Vu(amount)} came back",
            TraceCode.Guarded => $"VaultGuard held back {Amount.Vu(amount)} on the edge with{of}: above what one diff, its trust or the "
                + "floor allows",
            TraceCode.Evicted => $"evicted{of}, its trust was {TrustPercent((int)amount)} %",
            TraceCode.Lied => $"proved a lie of{of}: {Spaced(((Outcome)amount).ToString())}",
            TraceCode.Refused => $"refused a frame: {Spaced(((Outcome)amount).ToString())}",
            TraceCode.Born => $"born with {Amount.Vu(amount)}",
            TraceCode.Restored => $"restored from its record, float {Amount.Vu(amount)}",
            TraceCode.Resumed => $"{peer} came back under a new pseudonym",
            TraceCode.Held => string.Create(CultureInfo.InvariantCulture, $"paused its drift for {amount / 1000.0:0.#} s"),
            TraceCode.Rotated => string.Create(CultureInfo.InvariantCulture, $"turned to epoch {amount}"),
            _ => TraceNames.GetValueOrDefault(code, "something") + of,
        };
    }

    /// <summary>Fragments of a node that are listed at most.</summary>
    private const int KeptMax = 256;

    /// <summary>Fragments that a node holds: stripe and index of each.</summary>
    public static IReadOnlyList<string> Kept(FragmentIndex? index)
    {
        List<string> kept = [];
        for (int slot = 0; index != null && slot < index.SlotCount && kept.Count < KeptMax; slot++)
        {
            if (index.Holds(slot))
            {
                kept.Add(string.Create(CultureInfo.InvariantCulture, $"{index.NameAt(slot):x16} #{index.IndexAt(slot)}"));
            }
        }

        return kept;
    }

    /// <summary>Trust as people read it, 0..100.</summary>
    public static int TrustPercent(int trust) => (int)Math.Round(trust / 655.36);

    /// <summary>A name of the code as words: <c>FramesSent</c> as <c>frames sent</c>.</summary>
    private static string Spaced(string name) =>
        string.Concat(name.Select((c, i) => (i > 0 && char.IsUpper(c) ? " " : "") + char.ToLowerInvariant(c)));
}
