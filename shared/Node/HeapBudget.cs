using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// What a node with its firmware takes of a board's heap, by part, over each transport; how many fragments that leaves memory for, and
    /// whether a board runs with a transport at all. The node's own parts are added up object for object (MemorySumTests holds them to it),
    /// the rest was measured on the device's interpreter (boards/README.md). Bytes.
    /// </summary>
    public static class HeapBudget
    {
        /// <summary>To be left at the worst: a burst, a reconnect and what was forgotten find room in it.</summary>
        public const int FreeLeast = 16 * 1024;

        /// <summary>A node without a part in keeping fragments.</summary>
        public const int NodeSize = 22_236;

        /// <summary>A part in keeping fragments, without a place for one.</summary>
        public const int FragmentsSize = 12_328;

        /// <summary>A place for a fragment: in the index, and what is known of its stripe.</summary>
        public const int FragmentSlotSize = 38;

        /// <summary>Frames that wait for the node on a board: eight of the longest, or sixteen diffs of half their size.</summary>
        public const int InboxSize = 2048;

        // Stack frames, files and garbage while fragments are given and repaired.
        private const int KeepingWorst = 2_800;

        // Fewer fragments than this are not worth the part.
        private const int FragmentCountLeast = 32;

        // Of 96 KiB, lowest of all that was measured while frames came in bursts; and the node at that time.
        private const int HeapMeasured = 96 * 1024;
        private const int NodeSizeMeasured = 21_432;
        private const int FreeWithUdp = 37_008;
        private const int FreeWithMqtt = 18_840;
        private const int FreeWithBoth = 17_604;

        /// <summary>The least heap on which any node runs: over UDP, without fragments.</summary>
        public const int HeapSizeLeast = HeapMeasured - FreeWithUdp - NodeSizeMeasured + NodeSize + FreeLeast;

        /// <summary>
        /// All that is neither the node nor free, at the worst: the firmware's assemblies, packages, threads and their stacks, sockets, the
        /// broker's client with what waits in it.
        /// </summary>
        /// <param name="transport">As in lvs.json: udp, mqtt or both.</param>
        public static int FirmwareSize(string transport)
        {
            int free = transport == NodeConfig.TransportUdp ? FreeWithUdp
                : transport == NodeConfig.TransportMqtt ? FreeWithMqtt : FreeWithBoth;
            return HeapMeasured - free - NodeSizeMeasured;
        }

        /// <summary>Free at the worst.</summary>
        /// <param name="transport">As in lvs.json.</param>
        /// <param name="heapSize">The board's heap.</param>
        /// <param name="fragmentCount">Places for fragments; 0 for no part in keeping them.</param>
        public static int FreeSize(string transport, int heapSize, int fragmentCount)
        {
            return heapSize - FirmwareSize(transport) - NodeSize - FragmentsSizeOf(fragmentCount);
        }

        /// <summary>A part in keeping fragments, at the worst.</summary>
        /// <param name="fragmentCount">Places for fragments, 0 for no part.</param>
        public static int FragmentsSizeOf(int fragmentCount)
        {
            return fragmentCount == 0 ? 0 : FragmentsSize + KeepingWorst + fragmentCount * FragmentSlotSize;
        }

        /// <summary>Fragments that there is memory for: as many as leave <see cref="FreeLeast"/>; 0 where few would be.</summary>
        /// <param name="transport">As in lvs.json.</param>
        /// <param name="heapSize">The board's heap.</param>
        public static int FragmentCount(string transport, int heapSize)
        {
            int room = FreeSize(transport, heapSize, 0) - FreeLeast - FragmentsSizeOf(FragmentCountLeast);
            int count = FragmentCountLeast + room / FragmentSlotSize;
            return room < 0 ? 0 : count < Limits.FragmentSlotCount ? count : Limits.FragmentSlotCount;
        }

        /// <summary>Why a board does not run with a transport, and what to do; null when it does.</summary>
        /// <param name="transport">As in lvs.json.</param>
        /// <param name="heapSize">The board's heap.</param>
        public static string Complaint(string transport, int heapSize)
        {
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
    }
}
