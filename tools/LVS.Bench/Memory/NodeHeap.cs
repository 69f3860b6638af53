using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Bench;

/// <summary>The objects of a node as a board makes them, and what they take of its heap.</summary>
public static class NodeHeap
{
    /// <summary>Makes a node and adds up its objects; link, vault, flash and native hashes belong to the firmware.</summary>
    /// <param name="slotCount">Places for fragments; 0 for a node that keeps none.</param>
    public static DeviceHeap Of(int slotCount)
    {
        CostPort link = new([]);
        CostHashes hashes = new();
        CostKeys keys = new(1);
        RamVault vault = new();
        SwarmSecrets secrets = new(hashes, hashes, new X25519(), keys);
        NodeOptions options = new() { TraceSlotCount = Limits.TraceSlotCountOfBoard };
        MicroNode node = new(options, new NodeMemory(1), 0, secrets, link, vault);
        node.Boot(0, 1, 8000, 256, -1);
        MemorySegments flash = new(Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        if (slotCount > 0)
        {
            FragmentLog log =
                new(hashes, secrets.Scratch, new FragmentIndex(slotCount), flash, Limits.FlashSegmentCount, Limits.FlashSegmentSize);
            log.Open();
            node.Fragments = new FragmentKeeper(new FragmentOptions(), log, hashes, node.Clock, node.Ledger, 1, 1, 0);
        }

        DeviceHeap heap = new();
        heap.Add(node, link, hashes, keys, vault, flash);
        heap.Add(new Inbox(Limits.InboxSlotCount, HeapBudget.InboxSize));
        return heap;
    }
}
