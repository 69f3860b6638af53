using System.Linq;

using LVS.Bench;
using LVS.Core;
using LVS.Harness;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Memory;

/// <summary>The memory sum of a micro-node, counted over the objects it really consists of.</summary>
[TestClass]
public sealed class MemorySumTests
{
    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    /// <summary>Whatever grows, the budget says, and so the fragments that a board has room for.</summary>
    [TestMethod]
    public void TheBudgetIsWhatTheObjectsTake()
    {
        int bare = Sum(0);
        int some = Sum(100);
        int all = Sum(Limits.FragmentSlotCount, write: true);
        int each = (all - some) / (Limits.FragmentSlotCount - 100);
        TestContext.WriteLine($"node {bare}, with {Limits.FragmentSlotCount} fragments {all}, each {each}");
        Assert.AreEqual(HeapBudget.NodeSize, bare);
        Assert.AreEqual(HeapBudget.FragmentSlotSize, each);
        Assert.AreEqual(HeapBudget.FragmentsSize, all - bare - (Limits.FragmentSlotCount * HeapBudget.FragmentSlotSize));

        // The large arrays alone: if these were not found, the sum would be worth nothing.
        int least = (Limits.FragmentSlotCount * 30) + HeapBudget.InboxSize
            + (Limits.TraceSlotCountOfBoard * 21) + Limits.LedgerRecordSize + KeepsakeTable.RecordSize + (Limits.SlotCount * 48);
        Assert.IsGreaterThan(least, all);
    }

    /// <summary>A node too large for a board is refused, and fragments fill what is left.</summary>
    [TestMethod]
    public void ABoardIsGivenWhatFits()
    {
        foreach (string transport in TransportChoice.Names)
        {
            int least = 1;
            while (HeapBudget.Complaint(transport, least) != null)
            {
                least++;
            }

            Assert.AreEqual(HeapBudget.FreeLeast, HeapBudget.FreeSize(transport, least, 0));
            string complaint = HeapBudget.Complaint(transport, least - 1);
            Assert.Contains("is 1 too small", complaint);
            Assert.Contains(transport == NodeConfig.TransportBoth ? "'mqtt'" : transport == NodeConfig.TransportMqtt ? "'udp'" : "PSRAM",
                complaint[complaint.IndexOf(';', System.StringComparison.Ordinal)..]);
            for (int heap = least; heap < least + 40_000; heap += 997)
            {
                int count = HeapBudget.FragmentCount(transport, heap);
                Assert.IsTrue(count == 0 || HeapBudget.FreeSize(transport, heap, count) >= HeapBudget.FreeLeast);
                Assert.IsTrue(count >= Limits.FragmentSlotCount || HeapBudget.FreeSize(transport, heap, count + 32) < HeapBudget.FreeLeast);
            }
        }

        Assert.IsNull(HeapBudget.Complaint(NodeConfig.TransportBoth, 96 * 1024));
        Assert.IsGreaterThan(0, HeapBudget.FragmentCount(NodeConfig.TransportUdp, 96 * 1024));
        Assert.AreEqual(Limits.FragmentSlotCount, HeapBudget.FragmentCount(NodeConfig.TransportBoth, 1024 * 1024));
    }

    private int Sum(int slotCount, bool write = false)
    {
        DeviceHeap heap = NodeHeap.Of(slotCount);
        foreach ((string row, int bytes) in heap.Rows.Where(_ => write))
        {
            TestContext.WriteLine($"{row,-20} {bytes,6}");
        }

        return heap.Sum;
    }
}
