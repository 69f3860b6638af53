using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;

using LVS.Node;
using LVS.Harness;
using LVS.Live;
using LVS.Report;

namespace LVS.Cli;

/// <summary>
/// Output of a node that runs for years: lines with the time, printed only when something changed. While much changes, lines become rarer.
/// Text, or one JSON object a line.
/// </summary>
/// <param name="json">JSON lines instead of text.</param>
/// <param name="everySeconds">Longest time between two lines; null prints only changes.</param>
internal sealed class NodeConsole(bool json, double? everySeconds)
{
    private const double GapSecondsMin = 5;
    private const double GapSecondsMax = 300;
    private const double GapGrowth = 1.25;

    /// <summary>A float counts as unchanged when it moved by less than this fraction of itself.</summary>
    private const double FloatPart = 0.01;

    private readonly Lock gate = new();
    private readonly Stopwatch sinceLine = Stopwatch.StartNew();
    private double gapSeconds = GapSecondsMin;
    private long[] told = [];
    private long toldFloatUvu;

    /// <summary>Reports an event.</summary>
    /// <param name="name">Its name for programs.</param>
    /// <param name="text">The sentence for people.</param>
    /// <param name="fields">More for programs.</param>
    public void Tell(string name, string text, params IEnumerable<(string Key, object Value)> fields)
    {
        string time = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        lock (gate)
        {
            if (json)
            {
                Dictionary<string, object> line = new() { ["time"] = time, ["event"] = name, ["text"] = text };
                foreach ((string key, object value) in fields)
                {
                    line[key] = value;
                }

                Console.WriteLine(JsonSerializer.Serialize(line, ResultJson.Lenient));
            }
            else
            {
                Console.WriteLine($"{time}  {text}");
            }
        }
    }

    /// <summary>Prints the node's state when a line is due.</summary>
    public void Watch(LiveNode node)
    {
        double seconds = sinceLine.Elapsed.TotalSeconds;
        long floatUvu = node.FloatUvu;
        long[] now = Counts(node);
        bool changed = !now.SequenceEqual(told) || Math.Abs(floatUvu - toldFloatUvu) > Math.Abs(toldFloatUvu) * FloatPart;
        bool isDue = told.Length == 0 || (changed && seconds >= gapSeconds) || seconds >= everySeconds;
        if (!changed && seconds > GapSecondsMax)
        {
            gapSeconds = GapSecondsMin;
        }

        if (!isDue)
        {
            return;
        }

        gapSeconds = changed && told.Length > 0 ? Math.Min(GapGrowth * gapSeconds, GapSecondsMax) : gapSeconds;
        (told, toldFloatUvu) = (now, floatUvu);
        sinceLine.Restart();
        Tell("status", Words(node), Fields(node));
    }

    /// <summary>Value that a node holds, has earned and has granted, for people.</summary>
    public static string Words(LiveNode node)
    {
        long protectedUvu = node.ProtectedUvu;
        string fragments = node.Fragments is not FragmentKeeper kept ? ""
            : $"; keeps {kept.Index.Count} of {kept.Index.SlotCount} fragments, knows {Common.Count(kept.State.Members.Count, "member")}, "
                + $"re-created {kept.RecreatedCount}"
                + (kept.Log.IsRefused ? "; THE DISK REFUSES TO WRITE: nothing new is kept" : "");
        return $"holds {Amount.Vu(protectedUvu + node.FloatUvu)} ({Amount.Vu(protectedUvu)} protected, {Amount.Vu(node.FloatUvu)} "
            + "drifting), "
            + $"earned {Amount.Vu(node.EarnedUvu)}; in this epoch it granted {Amount.Vu(node.GrantedUvu)} and was granted "
                + $"{Amount.Vu(node.ReceivedUvu)}; "
            + $"{Common.Count(node.EdgeCount, "edge")}{fragments}";
    }

    /// <summary>The same for programs.</summary>
    public static IEnumerable<(string Key, object Value)> Fields(LiveNode node)
    {
        yield return ("floatUvu", node.FloatUvu);
        yield return ("protectedUvu", node.ProtectedUvu);
        yield return ("earnedUvu", node.EarnedUvu);
        yield return ("grantedUvu", node.GrantedUvu);
        yield return ("receivedUvu", node.ReceivedUvu);
        yield return ("edges", node.EdgeCount);
        if (node.Fragments is FragmentKeeper kept)
        {
            yield return ("fragments", kept.Index.Count);
            yield return ("fragmentSlots", kept.Index.SlotCount);
            yield return ("members", kept.State.Members.Count);
            yield return ("recreated", kept.RecreatedCount);
            yield return ("diskRefuses", kept.Log.IsRefused);
        }
    }

    private static long[] Counts(LiveNode node) => node.Fragments is FragmentKeeper kept
        ? [node.EdgeCount, node.EarnedUvu, kept.Index.Count, kept.State.Members.Count, kept.RecreatedCount, kept.Log.IsRefused ? 1 : 0]
        : [node.EdgeCount, node.EarnedUvu];
}
