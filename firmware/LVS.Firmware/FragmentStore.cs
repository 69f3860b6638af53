using System;

using LVS.Boards;
using LVS.Core;
using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>
    /// The board's part in keeping the swarm's fragments: the log on drive I:. All memory is allocated in boot. A board that sleeps between
    /// slots reads its log anew at every wake, while it waits for the slot.
    /// </summary>
    public static class FragmentStore
    {
        private const string SegmentPrefix = "I:\\fragments.";
        private const string KeepingPath = "I:\\keeping";

        /// <summary>
        /// Whether this configuration keeps fragments: with heap for them beside a broker, and on a battery with slots that all boards
        /// number alike.
        /// </summary>
        public static bool IsWanted(NodeConfig config)
        {
            return (config.PowerMode == "usb" || config.SlotClock == "utc") && !IsTooLarge(config);
        }

        /// <summary>Whether the board has no room for fragments beside a broker.</summary>
        public static bool IsTooLarge(NodeConfig config)
        {
            return config.Transport != NodeConfig.TransportUdp && Board.HeapBudgetSize < NodeBudget.BothAndFragmentsHeapSize;
        }

        /// <summary>Opens the log, and plans the node's part.</summary>
        /// <param name="plan">Has the secrets; receives the node's part.</param>
        /// <param name="config">The configuration in use.</param>
        /// <param name="wake">This wake.</param>
        public static void Open(BootPlan plan, NodeConfig config, Wake wake)
        {
            FragmentIndex index = new FragmentIndex(Limits.FragmentSlotCount);
            plan.Log = new FragmentLog(plan.Secrets.Hash, index, new FlashSegments(SegmentPrefix),
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
