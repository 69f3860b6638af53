using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// All columns of the tables of a <see cref="NodeMemory"/>, found by reflection, so that a power cut also wipes, and a hash also covers,
/// columns that are added later.
/// </summary>
public sealed class MemoryWindow
{
    private readonly int nodeCount;
    private readonly int[][] ints;
    private readonly long[][] longs;
    private readonly byte[][] bytes;
    private readonly bool[][] bools;
    private readonly Array[] all;

    /// <summary>Finds the arrays.</summary>
    public MemoryWindow(NodeMemory memory)
    {
        nodeCount = memory.NodeCount;
        object[] tables = [memory.Life, memory.Edges, memory.Trust, memory.Names, memory.Keys, memory.Clock, memory.Pair, memory.Closed];
        all = [.. tables.SelectMany(table => table.GetType()
            .GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(field => field.FieldType.IsArray)
                .Select(field => (What: field.Name[..^"Of".Length], Column: (Array)field.GetValue(table)!)))
            .OrderBy(column => column.What, StringComparer.Ordinal).Select(column => column.Column)];
        ints = [.. all.OfType<int[]>()];
        longs = [.. all.OfType<long[]>()];
        bytes = [.. all.OfType<byte[]>()];
        bools = [.. all.OfType<bool[]>()];
    }

    /// <summary>Clears everything about a node, as RAM loses it without power.</summary>
    public void Wipe(int node)
    {
        foreach (Array array in all)
        {
            int stride = array.Length / nodeCount;
            Array.Clear(array, node * stride, stride);
        }
    }

    /// <summary>Copies a node's window to another memory's.</summary>
    public void CopyTo(int node, MemoryWindow target, int targetNode)
    {
        foreach ((Array from, Array to) in all.Zip(target.all))
        {
            int stride = from.Length / nodeCount;
            Array.Copy(from, node * stride, to, targetNode * stride, stride);
        }
    }

    /// <summary>Hash over the numbers of some nodes.</summary>
    /// <param name="nodes">Number of nodes, from the first.</param>
    public ulong Hash(int nodes)
    {
        LaneHash hash = new(14695981039346656037UL);
        foreach (int[] array in ints)
        {
            hash.Add(array.AsSpan(0, array.Length / nodeCount * nodes));
        }

        foreach (long[] array in longs)
        {
            hash.Add(array.AsSpan(0, array.Length / nodeCount * nodes));
        }

        foreach (byte[] array in bytes)
        {
            hash.Add(array.AsSpan(0, array.Length / nodeCount * nodes));
        }

        foreach (bool[] array in bools)
        {
            hash.Add(MemoryMarshal.AsBytes(array.AsSpan(0, array.Length / nodeCount * nodes)));
        }

        return hash.Value;
    }
}
