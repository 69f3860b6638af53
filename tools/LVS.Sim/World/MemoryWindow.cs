using System;
using System.Linq;
using System.Reflection;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// All state in the tables of a <see cref="NodeMemory"/>, found by reflection, so that a power cut also wipes, and a hash also covers, what
/// is added later: the columns that nodes share, and the arrays and numbers in each node's own objects.
/// </summary>
public sealed class MemoryWindow
{
    private const BindingFlags Fields = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly StateFields[] OwnedFields = [new(typeof(NodeLife)), new(typeof(SwarmClock)), new(typeof(TrustTable))];

    private readonly int nodeCount;
    private readonly Array[] columns;
    private readonly object[][] owned;

    /// <summary>Finds the arrays and numbers.</summary>
    public MemoryWindow(NodeMemory memory)
    {
        nodeCount = memory.NodeCount;
        object[] tables = [memory.Edges, memory.Names, memory.Keys, memory.Pair, memory.Closed];
        columns = [.. tables.SelectMany(table => table.GetType().GetFields(Fields)
            .Where(field => field.FieldType.IsArray)
                .Select(field => (What: field.Name[..^"Of".Length], Column: (Array)field.GetValue(table)!)))
            .OrderBy(column => column.What, StringComparer.Ordinal).Select(column => column.Column)];
        owned = [.. Enumerable.Range(0, nodeCount).Select(node => Owned(memory.Window(node)))];
    }

    /// <summary>Clears everything about a node, as RAM loses it without power.</summary>
    public void Wipe(int node)
    {
        foreach (Array array in columns)
        {
            int stride = array.Length / nodeCount;
            Array.Clear(array, node * stride, stride);
        }

        for (int i = 0; i < OwnedFields.Length; i++)
        {
            OwnedFields[i].Wipe(owned[node][i]);
        }
    }

    /// <summary>Copies a node's window to another memory's.</summary>
    public void CopyTo(int node, MemoryWindow target, int targetNode)
    {
        foreach ((Array from, Array to) in columns.Zip(target.columns))
        {
            int stride = from.Length / nodeCount;
            Array.Copy(from, node * stride, to, targetNode * stride, stride);
        }

        for (int i = 0; i < OwnedFields.Length; i++)
        {
            OwnedFields[i].Copy(owned[node][i], target.owned[targetNode][i]);
        }
    }

    /// <summary>Hash over the numbers of some nodes.</summary>
    /// <param name="nodes">Number of nodes, from the first.</param>
    public ulong Hash(int nodes)
    {
        LaneHash hash = new(14695981039346656037UL);
        foreach (Array array in columns)
        {
            hash.Add(array, array.Length / nodeCount * nodes);
        }

        for (int node = 0; node < nodes; node++)
        {
            for (int i = 0; i < OwnedFields.Length; i++)
            {
                OwnedFields[i].AddTo(ref hash, owned[node][i]);
            }
        }

        return hash.Value;
    }

    /// <summary>The objects that a node has of its own, in the order of <see cref="OwnedFields"/>.</summary>
    private static object[] Owned(NodeMemory memory) => [memory.Life, memory.Clock, memory.Trust];
}
