using System;

using LVS.Boards;
using LVS.Core;
using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>
    /// The board's part in keeping the swarm's fragments: the log on drive I:. All memory is allocated in boot. A board that sleeps between
    /// slots takes no part: it could not answer in time.
    /// </summary>
    public static class FragmentStore
    {
        private const string SegmentPrefix = "I:\\fragments.";

        /// <summary>Places for fragments that this configuration leaves memory for; 0 for a board that sleeps.</summary>
        public static int SlotCount(NodeConfig config)
        {
            return config.PowerMode == "usb" ? HeapBudget.FragmentCount(config.Transport, Board.HeapBudgetSize) : 0;
        }

        /// <summary>Opens the log, and plans the node's part.</summary>
        public static void Open(BootPlan plan, int slotCount)
        {
            FragmentIndex index = new FragmentIndex(slotCount);
            plan.Log = new FragmentLog(plan.Secrets.Hash, index, new FlashSegments(SegmentPrefix),
                Limits.FlashSegmentCount, Limits.FlashSegmentSize);
            plan.FragmentOptions = new FragmentOptions();
            plan.FragmentSeed = plan.Seed;
            int count = plan.Log.Open();
            Console.WriteLine("LVS fragments: " + count.ToString() + " of " + index.SlotCount.ToString() + " places hold one");
        }
    }
}
