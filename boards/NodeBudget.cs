using LVS.Core;

namespace LVS.Boards
{
    /// <summary>
    /// Needs of one node with its firmware, on any board. Each board's <c>Proof...</c> constants compare them with the board.
    /// </summary>
    public static class NodeBudget
    {
        private const int ObjectSize = HeapSize.Object;
        private const int ArraySize = HeapSize.Array;

        /// <summary>Bytes of one node's protocol state, as its tables add it up.</summary>
        private const int StateSize = NodeMemory.HeapSizeOfOne;

        /// <summary>
        /// Bytes of the buffers: inbox, link's hold of 16 frames, trace ring, frames in hand, record written and read, keepsakes. And of
        /// what came with the keys of edges: the agreement and its stage, marks, vouchers, times of diffs.
        /// </summary>
        private const int BufferSize = 14 * ArraySize
            + 2 * Limits.InboxSlotCount * (Limits.FrameSizeMax + 1 + 12)
            + Limits.TraceSlotCount * (4 + 4 + 8 + 8)
            + 4 * (Limits.FrameSizeMax + 1)
            + 2 * (Limits.LedgerRecordSize + 1)
            + KeepsakeTable.RecordSize + 5_000;

        /// <summary>
        /// Bytes of its part in keeping fragments: index and audits, members known, fragments collected for a repair and the one in the
        /// making, the log's buffer, fragments and frames in hand, answers that wait, tables of the code.
        /// </summary>
        private const int FragmentsSize = 63 * ArraySize
            + Limits.FragmentSlotCount * (19 + 19)
            + 63 * 22
            + (Limits.RepairDataCountMax + 1) * Limits.FragmentSizeMax
            + FlashRecord.SizeMax
            + 2 * (Limits.FragmentSizeMax + 150)
            + 24 * 26 + 8 * 40 + 766;

        /// <summary>Bytes of the objects of that part: about 30 of 8 fields.</summary>
        private const int FragmentObjectsSize = 30 * ObjectSize * 9;

        /// <summary>Bytes of the objects: about 40 of up to 24 fields.</summary>
        private const int ObjectsSize = 40 * ObjectSize * 24;

        /// <summary>Bytes for the packages: threads, sockets, the JSON parser's tree of a 4 KiB lvs.json, static fields.</summary>
        public const int PackagesSize = 40 * 1024;

        /// <summary>Messages that M2Mqtt may hold at once, ours and those that arrived and wait; one takes about 650 bytes.</summary>
        public const int BrokerQueueCount = 6;

        /// <summary>Subscriptions that the broker may have yet to answer; a connection begins with three.</summary>
        public const int BrokerPendingMax = 3;

        /// <summary>0 when they find room beside a publication that waits, and a message; else the build stops.</summary>
        private const byte ProofPendingFitsQueue = BrokerPendingMax + 2 <= BrokerQueueCount ? 0 : -1;

        // Measured on the real interpreter (README.md in this folder): fewest bytes free of this heap with UDP and a broker, eight
        // neighbours, bursts on the inbox topic and a reconnect. Since then the node may have grown.
        private const int HeapMeasured = 96 * 1024;
        private const int LowestWithBoth = 19_742;
        private const int GrownSize = StateSize + BufferSize - (3_060 + 12_567);

        /// <summary>
        /// Bytes of heap to be left at the worst. The aim is 16 KiB, and was reached before edges had keys; what they take was added by
        /// sum, object for object as MemorySumTests finds them, and is not measured yet (README.md in this folder).
        /// </summary>
        private const int HeapLeast = 9 * 1024;

        /// <summary>Bytes of heap that a board needs with UDP and a broker at once.</summary>
        public const int BothHeapSize = HeapMeasured - LowestWithBoth + GrownSize + HeapLeast;

        /// <summary>Bytes of heap from which a board keeps fragments besides.</summary>
        public const int BothAndFragmentsHeapSize = BothHeapSize + FragmentsSize + FragmentObjectsSize;

        /// <summary>Bytes of heap that a node needs at most.</summary>
        public const int NodeSizeMax = StateSize + BufferSize + FragmentsSize + ObjectsSize;

        /// <summary>
        /// Bytes of a littlefs block on these boards, an erase block of their flash (esp_littlefs, CONFIG_LITTLEFS_BLOCK_SIZE): a file
        /// takes whole ones.
        /// </summary>
        public const int BlockSize = 4096;

        // Ours: two ledgers, lvs.json, its good copy, the keepsakes, and the records of keeper, ladder, epoch and epitaph. No file is
        // longer than a block, so none has the pointers of a longer one (littlefs DESIGN.md, CTZ skip-lists). Small ones may lie in the
        // directory instead; counting both is no harm.
        private const int FileCount = 9;

        // The system's configuration lies on the same drive (nf-interpreter, targetHAL_ConfigStorageLittlefs.c): three network interfaces,
        // Wi-Fi, access point, two certificates, each in a file; one block to spare.
        private const int SystemFileCount = 8;

        // In the directory, a file has 4-byte tags for name, place and time, the name and 12 bytes of values (littlefs SPEC.md, Metadata
        // tags).
        private const int NameSizeMax = 24;
        private const int EntrySize = 3 * 4 + NameSizeMax + 12;

        // A file below an eighth of a block, 512 bytes, is kept in the directory (lfs.c, lfs_file_opencfg): the ledgers, the epitaph, five
        // records.
        private const int InlineSizeMax = 2 * Limits.LedgerRecordSize + LVS.Node.Epitaph.RecordSize + 5 * 64;

        // A directory is split where its content exceeds half a block (lfs.c, lfs_dir_splittingcompact). Each part is a pair of blocks
        // written in turn (DESIGN.md, Metadata pairs); the superblock can have a pair of its own besides.
        private const int DirectorySize = (FileCount + SystemFileCount + Limits.FlashSegmentCount) * EntrySize + InlineSizeMax;
        private const int MetadataBlockCount = 2 * (2 + DirectorySize / (BlockSize / 2));

        // Copy on write: a file keeps its old block until the new one is committed. The loop and the watchdog may write one each, and a
        // worn metadata pair moves to two new blocks.
        private const int SpareBlockCount = 2 + 2;

        /// <summary>
        /// Blocks of the drive I: that files, directory and writing anew take at most, the fragment log's segments included.
        /// </summary>
        public const int DriveBlockCount = FileCount + SystemFileCount + Limits.FlashSegmentCount + MetadataBlockCount + SpareBlockCount;

        /// <summary>
        /// Bytes of managed code to leave room for, in the form the metadata processor gives it: the packages of firmware.lock and the
        /// firmware itself, with a margin of two for what comes.
        /// </summary>
        public const int CodeSizeMax = 512 * 1024;
    }
}
