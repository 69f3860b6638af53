namespace LVS.Core
{
    /// <summary>
    /// Every bound of a micro-node, with its reason. All memory is allocated in boot from these numbers; nothing grows afterwards.
    /// </summary>
    /// <remarks>
    /// The <c>Proof...</c> constants are relations between bounds. A relation that does not hold turns its constant into -1,
    /// which does not fit a byte, so the build stops.
    /// </remarks>
    public static class Limits
    {
        /// <summary>
        /// Largest datagram in bytes: the payload of ESP-NOW v1 (esp_now.h, ESP_NOW_MAX_DATA_LEN), safe for UDP and MQTT too.
        /// </summary>
        public const int FrameSizeMax = 250;

        /// <summary>Bytes of header in front of every body: version and kind, flags, minute, sender, seq.</summary>
        public const int HeaderSize = 14;

        /// <summary>Bytes of truncated HMAC-SHA256 that end every frame.</summary>
        public const int MacSize = 8;

        /// <summary>Neighbour slots of a node, K of the formal model.</summary>
        public const int SlotCount = 8;

        /// <summary>Largest amount of any counter or float, in micro-VU: 41 bits, so that it takes at most 6 bytes.</summary>
        public const long AmountUvuMax = (1L << 41) - 1;

        /// <summary>
        /// Largest `earned`, in micro-VU: an eighth of it, the float base, leaves half of the float's range for what neighbours pay.
        /// </summary>
        public const long EarnedUvuMax = (1L << 43) - 8;

        /// <summary>Largest lifetime cap of an edge, in micro-VU: with every edge at its cap the float still fits a frame.</summary>
        public const long CapUvuMax = 1L << 37;

        /// <summary>Largest state weight a node may claim.</summary>
        public const int WeightMax = 1023;

        /// <summary>Largest grant of an edge in one epoch, in micro-VU: it takes 3 bytes of an entry.</summary>
        public const int GrantedUvuMax = 0xFFFFFF;

        /// <summary>Bytes of the fixed part of a diff's body: the count byte.</summary>
        public const int DiffFixedSize = 1;

        /// <summary>Bytes of a diff's state: float 6, state weight 2.</summary>
        public const int DiffStateSize = 8;

        /// <summary>Bytes of a key that only two nodes share.</summary>
        public const int KeySize = 16;

        /// <summary>Bytes of an X25519 key, public or private (RFC 7748).</summary>
        public const int PublicKeySize = 32;

        /// <summary>
        /// Bytes of an edge's tag. At 1,000 forged frames a second, each with a guess for 8 slots, one guess in 1,100 years is right.
        /// </summary>
        public const int TagSize = 6;

        /// <summary>Bytes of the fixed part of one edge entry: sizes, peer, echo.</summary>
        public const int EntryFixedSize = 6;

        /// <summary>Bytes of a proposal: form, peer, own nonce, the peer's nonce.</summary>
        public const int ProposalSize = 13;

        /// <summary>Most bytes of net and of common in an edge entry.</summary>
        public const int EntryAmountSizeMax = 6;

        /// <summary>Most bytes of granted in an edge entry.</summary>
        public const int EntryGrantedSizeMax = 3;

        /// <summary>Largest edge entry in bytes, without its tag.</summary>
        public const int EntrySizeMax = EntryFixedSize + 2 * EntryAmountSizeMax + EntryGrantedSizeMax;

        /// <summary>Bytes of a relay in a diff: the other node's pseudonym, seq, mark.</summary>
        public const int RelaySize = 10;

        /// <summary>Bytes of a tombstone in a diff: the former peer and its tag.</summary>
        public const int TombstoneSize = 4 + TagSize;

        /// <summary>
        /// Largest diff in bytes: float and weight, a full entry with its tag for every slot, the MAC. A relay and a tombstone are added
        /// where they fit.
        /// </summary>
        public const int DiffSizeMax = HeaderSize + DiffFixedSize + DiffStateSize + SlotCount * (EntrySizeMax + TagSize) + MacSize;

        /// <summary>Minutes of an epoch: a day.</summary>
        public const long EpochMinutes = 1_440;

        /// <summary>Diffs in which a node announces a closed edge.</summary>
        public const int TombstoneDiffs = 8;

        /// <summary>
        /// The same for a node that boots at every wake: it sends one or two diffs a wake, and its neighbours may sleep through more than
        /// half of them.
        /// </summary>
        public const int TombstoneDiffsOfSleeper = 64;

        /// <summary>Closed edges that wait to be announced.</summary>
        public const int TombstoneCount = 4;

        /// <summary>Of them, how many a node that boots at every wake keeps in its record.</summary>
        public const int TombstonesKept = 2;

        /// <summary>Bytes of a census frame: the hold time follows the header.</summary>
        public const int CensusSize = HeaderSize + 2 + MacSize;

        /// <summary>Longest pause of the drift that a census may ask for, in ms.</summary>
        public const int HoldMsMax = 10_000;

        /// <summary>
        /// Shortest time between two obeyed censuses, in ms. A member that repeats censuses can slow a swarm but not stop it.
        /// </summary>
        public const int HoldRestMs = 30_000;

        /// <summary>Sequence numbers that one flash record reserves ahead: a reboot skips at most these.</summary>
        public const int SeqReserve = 1024;

        /// <summary>
        /// Ledger records that a node may write at once after its boot: more than an hour of one for every diff. In the long run it writes
        /// one in the longest emit interval. A swarm in unrest needs no more; flash that is written four times a second lasts for weeks.
        /// </summary>
        public const int RecordsAtOnce = 16_384;

        /// <summary>
        /// A node with at most this many edges, counting the one it asks for, may push out a neighbour that is further along the ring.
        /// </summary>
        public const int FewEdges = 3;

        /// <summary>
        /// A node with at most this many edges, counting the one it asks for, gets a guest slot. Newcomers that begin together have edges
        /// with each other at once; these must stay the minority, or the newcomers keep each other's minute.
        /// </summary>
        public const int GuestEdges = 6;

        /// <summary>Slots that are kept free for guests and for the nearest on the ring.</summary>
        public const int GuestSlotCount = 1;

        /// <summary>Diffs of a neighbour without an entry for us, in a row, after which a proposal to it is withdrawn.</summary>
        public const int AbsentFramesMax = 8;

        /// <summary>The same for a neighbour that has no slot left.</summary>
        public const int AbsentFramesFullMax = 2;

        /// <summary>
        /// For a node that sleeps, counted in wakes instead of diffs. The peer answers a proposal in the next wake at the earliest, and the
        /// node hears that answer in the wake after.
        /// </summary>
        public const int AbsentWakesMax = 8;

        /// <summary>The same for a neighbour that has no slot left.</summary>
        public const int AbsentWakesFullMax = 3;

        /// <summary>Frames that wait between a receive thread or callback and the node's tick.</summary>
        public const int InboxSlotCount = 16;

        /// <summary>Frames that one tick hears at most, so that a flood cannot starve the emit timer.</summary>
        public const int FramesPerTickMax = 32;

        /// <summary>A proposal that is unanswered after this many of the shortest emit intervals is withdrawn.</summary>
        public const int ProposalIntervals = 20;

        /// <summary>At a node that never sleeps, where others do, a silent neighbour is gone after this many of the longest naps.</summary>
        public const int SilenceNaps = 4;

        /// <summary>Entries of the trace ring.</summary>
        public const int TraceSlotCount = 64;

        /// <summary>Entries of it on a board, which shows only the newest few, after a crash.</summary>
        public const int TraceSlotCountOfBoard = 8;

        /// <summary>Fragments that a board with 4 MB of flash holds; a PC may hold more.</summary>
        public const int FragmentSlotCount = 256;

        /// <summary>Bytes of content of one fragment: with its path it must fit one frame.</summary>
        public const int FragmentSizeMax = 176;

        /// <summary>Bytes in front of a fragment's content in its frame: target, shape, index, expiry, anchor, path.</summary>
        public const int FragmentHeadSize = 50;

        /// <summary>Longest time that a fragment is kept for without a renewal, in minutes: 400 days.</summary>
        public const long KeepMinutesMax = 400 * EpochMinutes;

        /// <summary>Fragments of one stripe at most.</summary>
        public const int ShareCountMax = 16;

        /// <summary>
        /// Largest k of a stripe that a node repairs: the fragments that it collects and the decoded data stay in its memory.
        /// </summary>
        public const int RepairDataCountMax = 4;

        /// <summary>Bytes of one segment of the fragment log: one block of littlefs.</summary>
        public const int FlashSegmentSize = 4096;

        /// <summary>Segments of the fragment log on a board: 128 KiB, half of the drive of a module of 4 MB.</summary>
        public const int FlashSegmentCount = 32;

        /// <summary>Bytes of a ledger record in front of the slots.</summary>
        public const int RecordHeadSize = 168;

        /// <summary>Bytes of one slot in a ledger record.</summary>
        public const int RecordSlotSize = 100;

        /// <summary>Bytes of tombstones behind the slots of a ledger record.</summary>
        public const int RecordTombstonesSize = 48;

        /// <summary>Bytes of the checksum that closes a ledger record.</summary>
        public const int RecordSumSize = 8;

        /// <summary>Bytes of one ledger record on flash, checksum included.</summary>
        public const int LedgerRecordSize = RecordHeadSize + SlotCount * RecordSlotSize + RecordTombstonesSize + RecordSumSize;

        /// <summary>Full trust, never quite reached: trust is 0..65536 for 0..1.</summary>
        public const int TrustFull = 65536;

        /// <summary>Pseudonyms that a node remembers as evicted for lying.</summary>
        public const int BannedCount = 4;

        /// <summary>Largest buffer in bytes. On the device one array over about 80 KB fails even when more heap is free.</summary>
        public const int BufferSizeMax = 16 * 1024;

        private const byte ProofDiffFitsFrame = DiffSizeMax <= FrameSizeMax ? 0 : -1;
        private const byte ProofAmountsAreNoProposal = EntryAmountSizeMax < 7 ? 0 : -1;
        private const byte ProofCensusFitsFrame = CensusSize <= FrameSizeMax ? 0 : -1;
        private const byte ProofFragmentFitsFrame = HeaderSize + FragmentHeadSize + FragmentSizeMax + MacSize <= FrameSizeMax ? 0 : -1;
        private const byte ProofAmountsAreAMask = (AmountUvuMax & (AmountUvuMax + 1)) == 0 ? 0 : -1;
        private const byte ProofFloatFitsState = AmountUvuMax < 1L << 47 ? 0 : -1;
        private const byte ProofZigzagFitsEntry = AmountUvuMax * 2 + 1 < 1L << (8 * EntryAmountSizeMax) ? 0 : -1;
        private const byte ProofGrantedFitsEntry = GrantedUvuMax < 1L << (8 * EntryGrantedSizeMax) ? 0 : -1;
        private const byte ProofCountFitsNibble = SlotCount <= 15 ? 0 : -1;
        private const byte ProofWeightFitsTwoBytes = WeightMax < 1 << 16 ? 0 : -1;
        private const byte ProofFloatFitsAmount = (EarnedUvuMax >> 3) + SlotCount * CapUvuMax <= AmountUvuMax ? 0 : -1;

        // The force of the drift is 2 * (w_i * f_j - w_j * f_i), |f_i| <= (SlotCount + 1) * AmountUvuMax with unechoed payments.
        private const byte ProofForceFitsLong = 4L * WeightMax * (SlotCount + 2) < long.MaxValue / AmountUvuMax ? 0 : -1;

        private const byte ProofRecordIsWholeWords = LedgerRecordSize % 8 == 0 ? 0 : -1;
        private const byte ProofRecordFitsFletcher = LedgerRecordSize <= 64 * 1024 ? 0 : -1;
        private const byte ProofFewEdgesAreFew = FewEdges < GuestEdges && GuestEdges + GuestSlotCount < SlotCount ? 0 : -1;
        private const byte ProofRepairFitsStripe = RepairDataCountMax <= ShareCountMax ? 0 : -1;
        private const byte ProofSharesAreAMask = ShareCountMax <= 16 ? 0 : -1;
        private const byte ProofInboxFitsBuffer = InboxSlotCount * FrameSizeMax <= BufferSizeMax ? 0 : -1;
    }
}
