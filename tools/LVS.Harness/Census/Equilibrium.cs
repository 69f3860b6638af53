using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Harness;

/// <summary>How far a swarm is from equilibrium, where floats are in proportion to state weights.</summary>
public static class Equilibrium
{
    /// <summary>
    /// The entropy D = sum (f_i/S) ln[(f_i/S)/(w_i/W)] in nats: 0 at equilibrium, above 0 elsewhere. Floats of 0 or less count as 0.
    /// </summary>
    public static double Entropy(IReadOnlyCollection<NodeView> views)
    {
        double floats = views.Sum(v => (double)Math.Max(0, v.FloatUvu));
        double weights = views.Sum(v => (double)v.Weight);
        double entropy = 0;
        foreach (NodeView view in views)
        {
            if (view.FloatUvu > 0 && view.Weight > 0)
            {
                double share = view.FloatUvu / floats;
                entropy += share * Math.Log(share * weights / view.Weight);
            }
        }

        return floats > 0 ? Math.Max(0, entropy) : 0;
    }

    /// <summary>Largest less smallest float in micro-VU, each scaled to the mean state weight.</summary>
    public static long SpreadUvu(IReadOnlyCollection<NodeView> views)
    {
        List<NodeView> weighed = [.. views.Where(v => v.Weight > 0)];
        if (weighed.Count == 0)
        {
            return 0;
        }

        double mean = weighed.Average(v => v.Weight);
        return (long)Math.Round(weighed.Max(v => v.FloatUvu * mean / v.Weight) - weighed.Min(v => v.FloatUvu * mean / v.Weight));
    }

    /// <summary>Whether every node can reach every other over edges that both ends agree on.</summary>
    public static bool IsConnected(IReadOnlyCollection<int> pseudonyms, IReadOnlyCollection<MatchedEdge> edges)
    {
        if (pseudonyms.Count == 0)
        {
            return true;
        }

        ILookup<int, int> neighbours = edges.SelectMany(e => new[] { (e.From, e.To), (From: e.To, To: e.From) })
            .ToLookup(e => e.From, e => e.To);
        HashSet<int> reached = [pseudonyms.First()];
        Queue<int> next = new(reached);
        while (next.TryDequeue(out int here))
        {
            foreach (int there in neighbours[here].Where(reached.Add))
            {
                next.Enqueue(there);
            }
        }

        return pseudonyms.All(reached.Contains);
    }
}
