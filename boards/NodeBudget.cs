using LVS.Core;

namespace LVS.Boards
{
    /// <summary>
    /// Needs of one node with its firmware, on any board; <c>HeapBudget</c> has those of its heap. Each board's <c>Proof...</c> constants
    /// compare them with the board.
    /// </summary>
    public static class NodeBudget
    {
        /// <summary>Messages that M2Mqtt may hold at once, ours and those that arrived and wait; one takes about 650 bytes.</summary>
        public const int BrokerQueueCount = 5;

        /// <summary>Subscriptions that the broker may have yet to answer; a connection begins with three.</summary>
        public const int BrokerPendingMax = 3;

        /// <summary>0 when they find room beside a publication that waits, and a message; else the build stops.</summary>
        private const byte ProofPendingFitsQueue = BrokerPendingMax + 2 <= BrokerQueueCount ? 0 : -1;

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
