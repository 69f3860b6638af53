using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Bench;

/// <summary>What a node takes of a board's heap, by part, and what the firmware around it takes.</summary>
public sealed class MemoryPart : IBenchPart
{
    /// <summary>Smaller parts are added up.</summary>
    private const int ShownSizeLeast = 400;

    private const int SmallHeapSize = 96 * 1024;

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public string Measures => "bytes of a board's heap, by part";

    /// <inheritdoc/>
    public string Across => "";

    /// <inheritdoc/>
    public IReadOnlyList<BenchRow> Run()
    {
        DeviceHeap bare = NodeHeap.Of(0);
        DeviceHeap full = NodeHeap.Of(Limits.FragmentSlotCount);
        KeyValuePair<string, int>[] large = [.. full.Rows.Where(row => row.Value >= ShownSizeLeast).OrderByDescending(row => row.Value)];
        return
        [
            Row("a node without fragments", bare.Sum),
            Row($"a node with {Limits.FragmentSlotCount} places for fragments", full.Sum),
            .. large.Select(row => Row("of these: " + row.Key, row.Value) with { Chart = "Bytes of a node's heap, by part" }),
            Row("of these: all smaller parts", full.Sum - large.Sum(row => row.Value)),
            Row("a place for a fragment", HeapBudget.FragmentSlotSize),
            .. TransportChoice.Names.Select(name =>
                Row($"firmware around the node, over {name}, worst case", HeapBudget.FirmwareSize(name))),
            .. TransportChoice.Names.Select(name => Row($"taken of 96 KiB, over {name}, worst case",
                SmallHeapSize - HeapBudget.FreeSize(name, SmallHeapSize, HeapBudget.FragmentCount(name, SmallHeapSize)))),
        ];
    }

    private static BenchRow Row(string name, int bytes) => new(name, bytes, "bytes", BenchKind.Count) { TolerancePercent = 0 };
}
