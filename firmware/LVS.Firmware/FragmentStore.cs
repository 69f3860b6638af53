using System;

using LVS.Boards;
using LVS.Core;
using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>
    /// The board's part in keeping the swarm's fragments: the log on drive I:. All memory is allocated in boot. A board that sleeps between
    /// slots reads its log again at every wake, while it waits for the slot.
    /// </summary>
    public static class FragmentStore
    {
        private const string SegmentPrefix = "I:\\fragments.";
        private const string KeepingPath = "I:\\keeping";

        /// <summary>
        /// Places for fragments that fit in memory with this configuration; 0 for a board that sleeps by slots without common numbers.
        /// </summary>
        public static int SlotCount(NodeConfig config)
        {
            return config.PowerMode == "usb" || config.SlotClock == "utc"
                ? HeapBudget.FragmentCount(config.Transport, Board.HeapBudgetSize) : 0;
        }

        /// <summary>Opens the log, and adds the node's part to the plan.</summary>
        /// <param name="plan">Has the secrets; receives the log and its options.</param>
        /// <param name="slotCount">Places, above 0.</param>
        /// <param name="config">The configuration in use.</param>
        /// <param name="wake">This wake.</param>
        public static void Open(BootPlan plan, int slotCount, NodeConfig config, Wake wake)
        {
            FragmentIndex index = new FragmentIndex(slotCount);
            plan.Log = new FragmentLog(plan.Secrets.Hash, plan.Secrets.Scratch, index, new FlashSegments(SegmentPrefix),
                Limits.FlashSegmentCount, Limits.FlashSegmentSize);
            plan.FragmentOptions = new FragmentOptions();
            if (wake.Ends)
            {
                Sleeper.Shape(plan.FragmentOptions, config.SlotWindowMs, config.SlotPeriodMs, config.NapDoublings);
                plan.KeepingFile = new RecordFile(KeepingPath);
                plan.Meeting = wake.Meeting;
            }

            plan.FragmentSeed = plan.Seed;
            int count = plan.Log.Open();
            Console.WriteLine("LVS fragments: " + count.ToString() + " of " + index.SlotCount.ToString() + " places hold one");
        }
    }
}
