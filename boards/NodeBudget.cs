using LVS.Core;

namespace LVS.Boards
{
    /// <summary>
    /// What one node with its firmware needs on any board, except its heap, which is in <c>HeapBudget</c>. Each board's <c>Proof...</c>
    /// constants compare these needs with the board.
    /// </summary>
    public static class NodeBudget
    {
        /// <summary>Messages that M2Mqtt may hold at once: ours, and those that arrived and wait. One takes about 650 bytes.</summary>
        public const int BrokerQueueCount = 5;

        /// <summary>Subscriptions that may wait for the broker's answer; a connection begins with three.</summary>
        public const int BrokerPendingMax = 3;

        /// <summary>
        /// 0 when these subscriptions fit in the queue beside a waiting publication and a message; otherwise the build stops.
        /// </summary>
        private const byte ProofPendingFitsQueue = BrokerPendingMax + 2 <= BrokerQueueCount ? 0 : -1;

        /// <summary>
        /// Bytes of a littlefs block on these boards, which is an erase block of their flash (esp_littlefs, CONFIG_LITTLEFS_BLOCK_SIZE). A
        /// file takes whole blocks.
        /// </summary>
        public const int BlockSize = 4096;

        // Our files: two ledgers, lvs.json, its good copy, the keepsakes, and the records of keeping, keeper, ladder, home and epitaph. No
        // file is longer than a block, so none needs the pointers of a longer one (littlefs DESIGN.md, CTZ skip-lists). Small files may lie
        // in the directory instead; counting them in both places only errs on the safe side.
        private const int FileCount = 10;

        // The system's configuration is on the same drive (nf-interpreter, targetHAL_ConfigStorageLittlefs.c): three network interfaces,
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

        // Copy on write: a file keeps its old block until the new one is committed. The loop and the watchdog may each write one, and a
        // worn metadata pair moves to two new blocks.
        private const int SpareBlockCount = 2 + 2;

        /// <summary>Most blocks of the drive I: that files, directory and rewriting take, with the fragment log's segments.</summary>
        public const int DriveBlockCount = FileCount + SystemFileCount + Limits.FlashSegmentCount + MetadataBlockCount + SpareBlockCount;

        /// <summary>
        /// Bytes of managed code to reserve, in the form of the metadata processor's output: the packages of firmware.lock and the firmware
        /// itself, times two for growth.
        /// </summary>
        public const int CodeSizeMax = 512 * 1024;
    }
}
