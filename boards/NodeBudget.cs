using LVS.Core;

namespace LVS.Boards
{
    /// <summary>What one node with its firmware needs of any board; each board's <c>Proof...</c> constants compare it with what there is.</summary>
    public static class NodeBudget
    {
        // Sizes of nanoFramework's heap: 12 bytes a block or field, 24 of header an array.
        private const int ObjectSize = 12;
        private const int ArraySize = 24;

        /// <summary>Bytes of one node's protocol state, NodeMemory(1): 5 int and 3 long arrays of a node, 6 and 3 of a slot.</summary>
        private const int StateSize = 17 * ArraySize + 5 * 4 + 3 * 8 + Limits.SlotCount * (6 * 4 + 3 * 8);

        /// <summary>Bytes of the buffers: inbox, link's hold of 16 frames, trace ring, frames in hand, record written and read.</summary>
        private const int BufferSize = 14 * ArraySize
            + 2 * Limits.InboxSlotCount * (Limits.FrameSizeMax + 1 + 12)
            + Limits.TraceSlotCount * (4 + 4 + 8 + 8)
            + 4 * (Limits.FrameSizeMax + 1)
            + 3 * (Limits.LedgerRecordSize + 1);

        /// <summary>
        /// Bytes of its part in keeping fragments: ring, stripes and members known, fragments collected for a repair, the log's window, answers and frames in hand.
        /// </summary>
        private const int FragmentsSize = 60 * ArraySize
            + Limits.FragmentSlotCount * (Limits.FragmentSizeMax + 32)
            + Limits.StripeCountMax * 25
            + 32 * 20
            + Limits.RepairDataCountMax * Limits.FragmentSizeMax
            + 2 * FlashRecord.SizeMax
            + 2 * Limits.FragmentSizeMax
            + 12 * 26 + 11 * 30 + 400;

        /// <summary>Bytes of the objects: about 40 of up to 24 fields.</summary>
        private const int ObjectsSize = 40 * ObjectSize * 24;

        /// <summary>Bytes for the packages: threads, sockets, the JSON parser's tree of a 4 KiB lvs.json, static fields.</summary>
        public const int PackagesSize = 40 * 1024;

        /// <summary>Bytes of heap that a node needs at most.</summary>
        public const int NodeSizeMax = StateSize + BufferSize + FragmentsSize + ObjectsSize;

        /// <summary>Bytes of a littlefs block: a file takes whole ones.</summary>
        public const int BlockSize = 4096;

        /// <summary>
        /// Bytes of the drive I: that two ledger files, lvs.json, its last good copy and the records of keeper, ladder, epoch and epitaph take, with
        /// the spare blocks littlefs needs to write anew, and the fragment log's segments.
        /// </summary>
        public const int FilesSizeMax = 8 * 2 * BlockSize + Limits.FlashSegmentCount * BlockSize;

        /// <summary>
        /// Bytes of managed code to leave room for, in the form the metadata processor gives it: the packages of firmware.lock and the
        /// firmware itself, with a margin of two for what comes.
        /// </summary>
        public const int CodeSizeMax = 512 * 1024;
    }
}
