using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Memory;

/// <summary>The memory sum of a micro-node, counted over the objects it really consists of.</summary>
[TestClass]
public sealed class MemorySumTests
{
    // What it is today, with 256 fragments on flash: 18 KB for index, audits, members and what repairs need. The aim is 32 KiB; keepsakes
    // (2.3 KB), the agreement (1.2), its keys (1.2) and marks (0.6) came since it was set.
    private const int BytesMax = 45_000;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void NodeInboxAndFragmentsFitTheirBudget()
    {
        PipeLink link = new();
        SwarmSecrets simple = SimpleSecrets.Of(new SimpleMac(1), 1);
        SwarmSecrets secrets = new(simple.Mac, simple.Hash, new X25519(), simple.Source);
        MemoryVault vault = new();
        MicroNode node = new(new NodeOptions(), new NodeMemory(1), 0, secrets, link, vault);
        node.Boot(0, 1, 8000, 256, -1);
        MemoryFlash flash = new(Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        FragmentLog log = new(
            secrets.Hash, new FragmentIndex(Limits.FragmentSlotCount), flash, Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        log.Open();
        node.Fragments = new FragmentKeeper(new FragmentOptions(), log, secrets.Hash, node.Clock, node.Ledger, 1, 1, 0);
        DeviceHeap heap = new();
        heap.Add(node, link, secrets.Mac, secrets.Hash, vault, flash);
        heap.Add(new Inbox());
        foreach ((string row, int bytes) in heap.Rows)
        {
            TestContext.WriteLine($"{row,-20} {bytes,6}");
        }

        TestContext.WriteLine($"{"sum",-20} {heap.Sum,6} of {BytesMax}");
        Assert.IsLessThanOrEqualTo(BytesMax, heap.Sum);

        // The large arrays alone: if these were not found, the sum would be worth nothing.
        int least = (Limits.FragmentSlotCount * 48) + (Limits.InboxSlotCount * (Limits.FrameSizeMax + 1))
            + (Limits.TraceSlotCount * 24) + Limits.LedgerRecordSize + Limits.FrameSizeMax + (Limits.SlotCount * 48);
        Assert.IsGreaterThan(least, heap.Sum);
    }
}
