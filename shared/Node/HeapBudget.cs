using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// The heap that a node and its firmware take on a board, by part and transport; the number of fragments that fit in the rest; and
    /// whether a board can run a transport at all. A column that is added to a table counts here at once. The node's other parts are added
    /// up object by object (MemorySumTests checks both). The firmware's part was measured on the device's interpreter (boards/README.md).
    /// Bytes.
    /// </summary>
    public static class HeapBudget
    {
        /// <summary>Must stay free in the worst case: room for a burst, a reconnect and anything unforeseen.</summary>
        public const int FreeLeast = 16 * 1024;

        /// <summary>A node that keeps no fragments.</summary>
        public const int NodeSize = NodeMemory.HeapSizeOfOne + RestSize;

        /// <summary>What keeping fragments takes, without any place for one.</summary>
        public const int FragmentsSize = 9_076;

        /// <summary>One place for a fragment: in the index, and for what is known of its stripe.</summary>
        public const int FragmentSlotSize = 32;

        /// <summary>Frames that wait for the node on a board: four of the longest, or eight diffs of half their size.</summary>
        public const int InboxSize = 1024;

        // A node's objects beyond its tables: stages, buffers, trace, inbox. Tables add up their own columns.
        private const int RestSize = 11_292;

        // Stack frames, files and garbage while fragments are sent and repaired.
        private const int KeepingWorst = 2_800;

        // For fewer fragments than this, keeping is not worth its memory.
        private const int FragmentCountLeast = 32;

        // Lowest free heap of 96 KiB that was measured while frames came in bursts, and the node's size at that time.
        private const int HeapMeasured = 96 * 1024;
        private const int NodeSizeMeasured = 15_456;
        private const int FreeWithUdp = 40_684;
        private const int FreeWithMqtt = 24_928;
        private const int FreeWithBoth = 22_960;
        private const int Unmeasured = 0;

        /// <summary>The least heap on which any node runs: over UDP, without fragments.</summary>
        public const int HeapSizeLeast = HeapMeasured - FreeWithUdp - NodeSizeMeasured + NodeSize + FreeLeast;

        /// <summary>
        /// Everything except the node and free memory, in the worst case: the firmware's assemblies, packages, threads and their stacks,
        /// sockets, and the broker's client with its queue.
        /// </summary>
        /// <param name="transport">As in lvs.json: udp, mqtt or both.</param>
        public static int FirmwareSize(string transport)
        {
            int free = FreeWith(transport);
            if (free == Unmeasured)
            {
                Check.Fail("HeapBudget.FirmwareSize: a transport that was not measured");
            }

            return HeapMeasured - free - NodeSizeMeasured;
        }

        /// <summary>Free bytes in the worst case.</summary>
        /// <param name="transport">As in lvs.json.</param>
        /// <param name="heapSize">The board's heap.</param>
        /// <param name="fragmentCount">Places for fragments; 0 for a node that keeps none.</param>
        public static int FreeSize(string transport, int heapSize, int fragmentCount)
        {
            return heapSize - FirmwareSize(transport) - NodeSize - FragmentsSizeOf(fragmentCount);
        }

        /// <summary>What keeping fragments takes in the worst case.</summary>
        /// <param name="fragmentCount">Places for fragments; 0 for a node that keeps none.</param>
        public static int FragmentsSizeOf(int fragmentCount)
        {
            return fragmentCount == 0 ? 0 : FragmentsSize + KeepingWorst + fragmentCount * FragmentSlotSize;
        }

        /// <summary>
        /// Fragments for which there is memory while <see cref="FreeLeast"/> stays free; 0 where there would be only few.
        /// </summary>
        /// <param name="transport">As in lvs.json.</param>
        /// <param name="heapSize">The board's heap.</param>
        public static int FragmentCount(string transport, int heapSize)
        {
            int room = FreeSize(transport, heapSize, 0) - FreeLeast - FragmentsSizeOf(FragmentCountLeast);
            int count = FragmentCountLeast + room / FragmentSlotSize;
            return room < 0 ? 0 : count < Limits.FragmentSlotCount ? count : Limits.FragmentSlotCount;
        }

        /// <summary>Why a board cannot run a transport, and how to mend it; null when it can.</summary>
        /// <param name="transport">As in lvs.json.</param>
        /// <param name="heapSize">The board's heap.</param>
        public static string Complaint(string transport, int heapSize)
        {
            if (FreeWith(transport) == Unmeasured)
            {
                return "'transport' is '" + transport + "', and nobody has measured what that takes of a board's heap: "
                    + "shared/Node/HeapBudget.cs has no figure for it";
            }

            int lacking = FreeLeast - FreeSize(transport, heapSize, 0);
            if (lacking <= 0)
            {
                return null;
            }

            string other = FreeSize(NodeConfig.TransportMqtt, heapSize, 0) >= FreeLeast ? NodeConfig.TransportMqtt
                : FreeSize(NodeConfig.TransportUdp, heapSize, 0) >= FreeLeast ? NodeConfig.TransportUdp : null;
            return "'transport' is '" + transport + "', for which the board's heap of " + heapSize.ToString() + " bytes is "
                + lacking.ToString() + " too small: the node takes " + (heapSize + lacking - FreeLeast).ToString() + " at the worst, and "
                + FreeLeast.ToString() + " must be left; " + (other == null ? "" : "set it to '" + other + "', or ")
                + "take a board with PSRAM";
        }

        /// <summary>
        /// The free heap that was measured with a transport. One without a figure has no budget: another's figure might be too small.
        /// </summary>
        private static int FreeWith(string transport)
        {
            return transport == NodeConfig.TransportUdp ? FreeWithUdp
                : transport == NodeConfig.TransportMqtt ? FreeWithMqtt
                : transport == NodeConfig.TransportBoth ? FreeWithBoth : Unmeasured;
        }
    }
}
