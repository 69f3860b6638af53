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

        /// <summary>
        /// Whether this configuration keeps fragments: on mains, and with heap for them beside a broker.
        /// </summary>
        public static bool IsWanted(NodeConfig config)
        {
            return config.PowerMode == "usb" && !IsTooLarge(config);
        }

        /// <summary>Whether the board has no room for fragments beside a broker.</summary>
        public static bool IsTooLarge(NodeConfig config)
        {
            return config.Transport != NodeConfig.TransportUdp && Board.HeapBudgetSize < NodeBudget.BothAndFragmentsHeapSize;
        }

        /// <summary>Opens the log, and plans the node's part.</summary>
        public static void Open(BootPlan plan)
        {
            FragmentIndex index = new FragmentIndex(Limits.FragmentSlotCount);
            plan.Log = new FragmentLog(plan.Secrets.Hash, index, new FlashSegments(SegmentPrefix),
                Limits.FlashSegmentCount, Limits.FlashSegmentSize);
            plan.FragmentOptions = new FragmentOptions();
            plan.FragmentSeed = plan.Seed;
            int count = plan.Log.Open();
            Console.WriteLine("LVS fragments: " + count.ToString() + " of " + index.SlotCount.ToString() + " places hold one");
        }
    }
}
