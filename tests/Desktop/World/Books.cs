using System;
using System.Globalization;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Tests.Desktop.World;

/// <summary>
/// The accounts of a whole town, from the nodes' counters alone. Two ends of an edge match when each has the other's nonce;
/// what is paid and not credited over a matched edge is in flight, the net flow of an end without a match is a refund to come. A proposal
/// is no end: a full node may refuse it as often as it is made.
/// </summary>
internal readonly record struct Books(long Base, long Floats, long InFlight, long Refunds, int MatchedEnds, int LooseEnds, string? Fault)
{
    public long Sum => Floats + InFlight + Refunds;

    public static Books Of(NodeMemory memory)
    {
        Dictionary<int, int> places = Places(memory);
        long sumBase = 0;
        long floats = 0;
        long inFlight = 0;
        long refunds = 0;
        int matched = 0;
        int loose = 0;
        string? fault = null;
        for (int i = 0; i < memory.NodeCount; i++)
        {
            sumBase += memory.Edges.EarnedOf[i] >> 3;
            floats += memory.Edges.FloatOf[i];
        }

        for (int i = 0; i < memory.NodeCount; i++)
        {
            for (int at = i * Limits.SlotCount; at < (i + 1) * Limits.SlotCount; at++)
            {
                if (memory.Edges.PeerOf[at] == 0)
                {
                    continue;
                }

                int other = Match(memory, places, i, at);
                if (other < 0)
                {
                    loose += (memory.Edges.SlotFlagsOf[at] & EdgeTable.SlotMutual) != 0 ? 1 : 0;
                    refunds += memory.Edges.SentOf[at] - memory.Edges.CreditedOf[at];
                    continue;
                }

                matched++;
                long underWay = memory.Edges.SentOf[at] - memory.Edges.CreditedOf[other];
                inFlight += underWay;
                if (underWay < 0)
                {
                    fault = string.Create(CultureInfo.InvariantCulture,
                        $"node {other / Limits.SlotCount} credited {memory.Edges.CreditedOf[other]} of the {memory.Edges.SentOf[at]} "
                            + $"that node {i} sent");
                }
            }
        }

        return new Books(sumBase, floats, inFlight, refunds, matched, loose, fault);
    }

    /// <summary>Both ends of every edge that has two, once in either direction: as places in the tables of all nodes.</summary>
    public static IEnumerable<(int From, int To)> Edges(NodeMemory memory)
    {
        Dictionary<int, int> places = Places(memory);
        for (int at = 0; at < memory.NodeCount * Limits.SlotCount; at++)
        {
            int other = memory.Edges.PeerOf[at] == 0 ? -1 : Match(memory, places, at / Limits.SlotCount, at);
            if (other >= 0)
            {
                yield return (at, other);
            }
        }
    }

    /// <summary>Pieces into which the edges that both ends call mutual divide the town.</summary>
    public static int Pieces(NodeMemory memory)
    {
        int[] root = [.. Enumerable.Range(0, memory.NodeCount)];
        int pieces = memory.NodeCount;
        foreach ((int from, int to) in Edges(memory))
        {
            if ((memory.Edges.SlotFlagsOf[from] & memory.Edges.SlotFlagsOf[to] & EdgeTable.SlotMutual) == 0)
            {
                continue;
            }

            int a = Root(root, from / Limits.SlotCount);
            int b = Root(root, to / Limits.SlotCount);
            pieces -= a == b ? 0 : 1;
            root[a] = b;
        }

        return pieces;
    }

    /// <summary>D of the formal model: 0 at equilibrium.</summary>
    public static double Entropy(NodeMemory memory)
    {
        double floats = 0;
        double weights = 0;
        for (int i = 0; i < memory.NodeCount; i++)
        {
            floats += Math.Max(0, memory.Edges.FloatOf[i]);
            weights += memory.Edges.WeightOf[i];
        }

        double entropy = 0;
        for (int i = 0; i < memory.NodeCount; i++)
        {
            double share = Math.Max(0, memory.Edges.FloatOf[i]) / floats;
            entropy += share > 0 ? share * Math.Log(share * weights / memory.Edges.WeightOf[i]) : 0;
        }

        return entropy;
    }

    /// <summary>Largest less smallest float.</summary>
    public static long Spread(NodeMemory memory)
    {
        long least = long.MaxValue;
        long most = long.MinValue;
        foreach (long amount in memory.Edges.FloatOf)
        {
            least = Math.Min(least, amount);
            most = Math.Max(most, amount);
        }

        return most - least;
    }

    /// <summary>Which node has a pseudonym, or had it in the epoch before.</summary>
    private static Dictionary<int, int> Places(NodeMemory memory)
    {
        Dictionary<int, int> places = [];
        for (int i = 0; i < memory.NodeCount; i++)
        {
            places[memory.Edges.PseudonymOf[i]] = i;
            places.TryAdd(memory.Edges.FormerOf[i], i);
        }

        return places;
    }

    private static int Match(NodeMemory memory, Dictionary<int, int> places, int node, int at)
    {
        if (!places.TryGetValue(memory.Edges.PeerOf[at], out int peer))
        {
            return -1;
        }

        for (int other = peer * Limits.SlotCount; other < (peer + 1) * Limits.SlotCount; other++)
        {
            if ((memory.Edges.PeerOf[other] == memory.Edges.PseudonymOf[node] || memory.Edges.PeerOf[other] == memory.Edges.FormerOf[node])
                && memory.Keys.OwnNonceOf[other] == memory.Keys.PeerNonceOf[at]
                && memory.Keys.PeerNonceOf[other] == memory.Keys.OwnNonceOf[at])
            {
                return other;
            }
        }

        return -1;
    }

    private static int Root(int[] root, int i)
    {
        while (root[i] != i)
        {
            i = root[i];
        }

        return i;
    }
}
