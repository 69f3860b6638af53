using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Tests.Shared;

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
        Assert.AreEqual(HeapBudget.FragmentsSize, all - bare - (Limits.FragmentSlotCount * HeapBudget.FragmentSlotSize), 24.0);

        // The large arrays alone: if these were not found, the sum would be worth nothing.
        int least = (Limits.FragmentSlotCount * 36) + HeapBudget.InboxSize
            + (Limits.TraceSlotCount * 21) + Limits.LedgerRecordSize + Limits.FrameSizeMax + (Limits.SlotCount * 48);
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
        PipeLink link = new();
        SwarmSecrets simple = SimpleSecrets.Of(new SimpleMac(1), 1);
        SwarmSecrets secrets = new(simple.Mac, simple.Hash, new X25519(), simple.Source);
        MemoryVault vault = new();
        MicroNode node = new(new NodeOptions(), new NodeMemory(1), 0, secrets, link, vault);
        node.Boot(0, 1, 8000, 256, -1);
        MemoryFlash flash = new(Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        if (slotCount > 0)
        {
            FragmentLog log =
                new(secrets.Hash, new FragmentIndex(slotCount), flash, Limits.FlashSegmentCount, Limits.FlashSegmentSize);
            log.Open();
            node.Fragments = new FragmentKeeper(new FragmentOptions(), log, secrets.Hash, node.Clock, node.Ledger, 1, 1, 0);
        }

        DeviceHeap heap = new();
        heap.Add(node, link, secrets.Mac, secrets.Hash, vault, flash);
        heap.Add(new Inbox(Limits.InboxSlotCount, HeapBudget.InboxSize));
        foreach ((string row, int bytes) in heap.Rows.Where(_ => write))
        {
            TestContext.WriteLine($"{row,-20} {bytes,6}");
        }

        return heap.Sum;
    }
}
