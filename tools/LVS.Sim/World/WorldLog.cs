using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// The events of a world, for replays and reports: everything in a span of time, and every VaultGuard intervention at any time. Bounded: a
/// node keeps its newest entries.
/// </summary>
public sealed class WorldLog
{
    private const int EntriesMax = 20_000;
    private const int GuardEntriesMax = 400;

    private readonly long fromMs;
    private readonly long toMs;
    private readonly Queue<LogEntry>[] entries;
    private readonly List<LogEntry>[] guarded;
    private readonly int[] guardSeen;

    /// <summary>Makes a log.</summary>
    /// <param name="stationCount">Stations of the world.</param>
    /// <param name="fromMs">Start of the span that is logged completely.</param>
    /// <param name="toMs">Its end; below the start to keep guard interventions only.</param>
    public WorldLog(int stationCount, long fromMs, long toMs)
    {
        this.fromMs = fromMs;
        this.toMs = toMs;
        entries = [.. Enumerable.Range(0, stationCount + 1).Select(_ => new Queue<LogEntry>())];
        guarded = [.. Enumerable.Range(0, stationCount).Select(_ => new List<LogEntry>())];
        guardSeen = new int[stationCount];
    }

    /// <summary>Everything kept, in the order of time.</summary>
    public IReadOnlyList<LogEntry> Entries => [.. entries.SelectMany(e => e).OrderBy(e => e.Ms).ThenBy(e => e.Node)];

    /// <summary>Every VaultGuard intervention, up to a few hundred a node.</summary>
    public IReadOnlyList<LogEntry> Guarded => [.. guarded.SelectMany(e => e).OrderBy(e => e.Ms).ThenBy(e => e.Node)];

    /// <summary>Adds an entry, if its time is kept.</summary>
    public void Add(long ms, int node, LogKind kind, long about, long amount)
    {
        if (ms < fromMs || ms > toMs)
        {
            return;
        }

        Queue<LogEntry> queue = entries[node + 1];
        if (queue.Count == EntriesMax)
        {
            queue.Dequeue();
        }

        queue.Enqueue(new LogEntry(ms, node, kind, about, amount));
    }

    /// <summary>A node sends a frame.</summary>
    public void Sent(int node, Letter said, int size, long nowMs)
    {
        bool isDiff = said.Kind == FrameKind.Diff;
        Add(nowMs, node, isDiff ? LogKind.Sent : LogKind.Kept, isDiff ? (uint)said.Seq : said.Kind, size);
    }

    /// <summary>A node booted: its counters start at 0.</summary>
    public void Booted(int node) => guardSeen[node] = 0;

    /// <summary>A node had a turn: adds the interventions of its guard.</summary>
    public void Ticked(int node, MicroNode micro, long nowMs)
    {
        int count = micro.Counters.Get(Counter.GuardInterventions);
        int news = count - guardSeen[node];
        guardSeen[node] = count;
        for (int age = 0; age < micro.Trace.Count && news > 0; age++)
        {
            if (micro.Trace.Read(age, out _, out int peer, out long amount) == TraceCode.Guarded)
            {
                news--;
                Add(nowMs, node, LogKind.Guarded, peer, amount);
                if (guarded[node].Count < GuardEntriesMax)
                {
                    guarded[node].Add(new LogEntry(nowMs, node, LogKind.Guarded, peer, amount));
                }
            }
        }
    }
}
