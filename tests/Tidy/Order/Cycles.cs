using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>The strongly connected components of a directed graph that hold more than one node (Tarjan 1972).</summary>
internal sealed class Cycles
{
    private readonly IReadOnlyDictionary<string, string[]> edges;
    private readonly Dictionary<string, int> indices = [];
    private readonly Dictionary<string, int> lows = [];
    private readonly Stack<string> stack = new();
    private readonly HashSet<string> onStack = [];
    private readonly List<string[]> found = [];

    private Cycles(IReadOnlyDictionary<string, string[]> edges) => this.edges = edges;

    /// <summary>Sorted, and each sorted inside, so that a report is the same in every run.</summary>
    public static IReadOnlyList<string[]> Find(IReadOnlyDictionary<string, string[]> edges)
    {
        Cycles search = new(edges);
        foreach (string node in edges.Keys.Order(StringComparer.Ordinal).Where(node => !search.indices.ContainsKey(node)))
        {
            search.Visit(node);
        }

        return [.. search.found.OrderBy(cycle => cycle[0], StringComparer.Ordinal)];
    }

    private void Visit(string node)
    {
        indices[node] = lows[node] = indices.Count;
        stack.Push(node);
        onStack.Add(node);
        foreach (string next in edges[node])
        {
            if (!indices.ContainsKey(next))
            {
                Visit(next);
                lows[node] = Math.Min(lows[node], lows[next]);
            }
            else if (onStack.Contains(next))
            {
                lows[node] = Math.Min(lows[node], indices[next]);
            }
        }

        if (lows[node] == indices[node])
        {
            Close(node);
        }
    }

    private void Close(string root)
    {
        List<string> component = [];
        string node;
        do
        {
            node = stack.Pop();
            onStack.Remove(node);
            component.Add(node);
        }
        while (node != root);

        if (component.Count > 1)
        {
            found.Add([.. component.Order(StringComparer.Ordinal)]);
        }
    }
}
