using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// All state in the tables of a <see cref="NodeMemory"/>, found by reflection, so that a power cut also wipes, and a hash also covers, what
/// is added later: the columns that nodes share, and the arrays and numbers in each node's own objects.
/// </summary>
public sealed class MemoryWindow
{
    private const BindingFlags Fields = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly FieldInfo[][] OwnedFields =
        [FieldsOf(typeof(NodeLife)), FieldsOf(typeof(SwarmClock)), FieldsOf(typeof(TrustTable))];

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

        foreach ((object state, FieldInfo[] fields) in owned[node].Zip(OwnedFields))
        {
            foreach (FieldInfo field in fields)
            {
                if (field.GetValue(state) is Array array)
                {
                    Array.Clear(array);
                }
                else
                {
                    field.SetValue(state, Activator.CreateInstance(field.FieldType));
                }
            }
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

        foreach ((object from, object to, FieldInfo[] fields) in owned[node].Zip(target.owned[targetNode], OwnedFields))
        {
            foreach (FieldInfo field in fields)
            {
                object? value = field.GetValue(from);
                if (value is Array array)
                {
                    Array.Copy(array, (Array)field.GetValue(to)!, array.Length);
                }
                else
                {
                    field.SetValue(to, value);
                }
            }
        }
    }

    /// <summary>Hash over the numbers of some nodes.</summary>
    /// <param name="nodes">Number of nodes, from the first.</param>
    public ulong Hash(int nodes)
    {
        LaneHash hash = new(14695981039346656037UL);
        foreach (Array array in columns)
        {
            Add(ref hash, array, array.Length / nodeCount * nodes);
        }

        foreach ((object state, FieldInfo[] fields) in owned.Take(nodes).SelectMany(states => states.Zip(OwnedFields)))
        {
            foreach (FieldInfo field in fields)
            {
                object? value = field.GetValue(state);
                if (value is Array array)
                {
                    Add(ref hash, array, array.Length);
                }
                else
                {
                    long number = Convert.ToInt64(value, null);
                    hash.Add(new ReadOnlySpan<long>(in number));
                }
            }
        }

        return hash.Value;
    }

    private static void Add(ref LaneHash hash, Array array, int count)
    {
        switch (array)
        {
            case int[] numbers:
                hash.Add(numbers.AsSpan(0, count));
                break;
            case long[] numbers:
                hash.Add(numbers.AsSpan(0, count));
                break;
            case byte[] numbers:
                hash.Add(numbers.AsSpan(0, count));
                break;
            case ushort[] numbers:
                hash.Add(MemoryMarshal.AsBytes(numbers.AsSpan(0, count)));
                break;
            case bool[] flags:
                hash.Add(MemoryMarshal.AsBytes(flags.AsSpan(0, count)));
                break;
            default:
                throw new InvalidOperationException("MemoryWindow: no hash for " + array.GetType());
        }
    }

    /// <summary>The objects that a node has of its own, in the order of <see cref="OwnedFields"/>.</summary>
    private static object[] Owned(NodeMemory memory) => [memory.Life, memory.Clock, memory.Trust];

    /// <summary>Arrays and numbers of an object, in the order of their names.</summary>
    private static FieldInfo[] FieldsOf(Type type) =>
        [.. type.GetFields(Fields).Where(field => field.FieldType.IsArray || field.FieldType.IsPrimitive)
            .OrderBy(field => field.Name, StringComparer.Ordinal)];
}
