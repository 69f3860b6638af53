using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Harness;

namespace LVS.Report;

/// <summary>
/// Chooses the nodes, samples and edges that a report shows, so that a run of thousands of nodes still makes a small file. Pure.
/// </summary>
public static class Shown
{
    /// <summary>Whether a node did not answer at the end of the run.</summary>
    public static bool IsLost(NodeRow node)
    {
        return node.State is not ("answered" or "paused");
    }

    /// <summary>Whether a result is of ledgers alone: their sums over time are known, but there are no rows for nodes.</summary>
    public static bool IsOfLedgers(SwarmResult result) => result.NodeRows.Count == 0 && result.Samples.Count > 0;

    /// <summary>Names the reasons why frames did not arrive. In the simulator, radio and sleep are among them.</summary>
    public static string LostBy(SwarmResult result) => result.Sim != null
        ? "lost by radio, sleep and faults" : "lost by the faults asked for";

    /// <summary>Whether a node runs the firmware in a process of its own.</summary>
    public static bool IsFirmware(NodeRow node)
    {
        return node.Kind == "firmware";
    }

    /// <summary>
    /// Indices of at most <paramref name="countMax"/> nodes, rising: firmware and lost nodes first (at most half), the others evenly
    /// from the smallest to the largest float at the start.
    /// </summary>
    public static IReadOnlyList<int> Nodes(IReadOnlyList<NodeRow> nodes, int countMax)
    {
        if (nodes.Count <= countMax)
        {
            return [.. Enumerable.Range(0, nodes.Count)];
        }

        ILookup<bool, int> bySpecial = Enumerable.Range(0, nodes.Count).ToLookup(index => IsFirmware(nodes[index]) || IsLost(nodes[index]));
        List<int> others = [.. bySpecial[false].OrderBy(index => nodes[index].FloatStartUvu)];
        int specialMax = int.Max(countMax / 2, countMax - others.Count);
        List<int> shown = [.. bySpecial[true].OrderByDescending(index => IsFirmware(nodes[index])).Take(specialMax)];
        shown.AddRange(Evenly(others.Count, countMax - shown.Count).Select(at => others[at]));
        shown.Sort();
        return shown;
    }

    /// <summary>Says which nodes are shown; empty when all are shown.</summary>
    public static string NodesNote(IReadOnlyList<NodeRow> nodes, int countMax)
    {
        if (nodes.Count <= countMax)
        {
            return "";
        }

        string counts = string.Create(CultureInfo.InvariantCulture, $"Shows {countMax:N0} of {nodes.Count:N0} nodes: ");
        return counts + "firmware and lost ones first, the others evenly from the smallest to the largest float at the start.";
    }

    /// <summary>
    /// At most <paramref name="countMax"/> indices below <paramref name="count"/>, evenly spaced, including the first and the last.
    /// </summary>
    public static IReadOnlyList<int> Evenly(int count, int countMax)
    {
        if (count <= countMax)
        {
            return [.. Enumerable.Range(0, count)];
        }

        long gaps = int.Max(1, countMax - 1);
        return [.. Enumerable.Range(0, countMax).Select(at => (int)(at * (count - 1L) / gaps))];
    }

    /// <summary>At most <paramref name="countMax"/> edges, the largest net flow first.</summary>
    public static IReadOnlyList<EdgeRow> Edges(IEnumerable<EdgeRow> edges, int countMax)
    {
        return [.. edges.OrderByDescending(edge => Flow(edge)).ThenBy(edge => edge.From, StringComparer.Ordinal).Take(countMax)];
    }

    /// <summary>Size of the net flow, regardless of its direction.</summary>
    public static double Flow(EdgeRow edge)
    {
        return double.Abs(edge.NetUvu);
    }
}
