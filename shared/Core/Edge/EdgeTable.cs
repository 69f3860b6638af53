namespace LVS.Core
{
    /// <summary>
    /// The edges of a node and every operation on them. For each neighbour it has the cumulative counters <c>sent</c> and <c>credited</c>,
    /// merged by maximum. The float follows from them: <c>float = (earned >> 3) - sum sent + sum credited</c>. The equation holds after
    /// every call.
    /// </summary>
    /// <remarks>
    /// A window over flat arrays: slot s of node n is element <c>n * SlotCount + s</c>, so one node and a million nodes run the same code.
    /// The table itself is the window of its first node; slots of later nodes follow. Only this class writes its columns. This file
    /// declares, allocates, clears, writes, reads, checks and sizes a column; <c>EdgeTable.Moves.cs</c> has what moves over edges. Amounts
    /// in micro-VU. Not thread safe.
    /// </remarks>
    public sealed partial class EdgeTable
    {
        // Each flag has four bits to itself, so that the sum of a node's flags counts each flag.

        /// <summary>Slot flag: both ends have used the edge's key, so value may move.</summary>
        public const int SlotMutual = 1;

        /// <summary>Slot flag: we have a new pseudonym that the peer has not called us by yet.</summary>
        public const int SlotResuming = 1 << 4;

        /// <summary>Slot flag: the peer has echoed our counters since boot, so a rolled-back `sent` cannot be spent twice.</summary>
        public const int SlotEchoed = 1 << 8;

        // How long an edge is fresh: a 64th of the node's life beyond its first half hour, at most an hour.
        private const long FreshFromMs = 30 * SwarmClock.MinuteMs;
        private const long FreshMsMax = 60 * SwarmClock.MinuteMs;
        private const int FreshPart = 64;

        /// <summary>All flags; other bits are never set.</summary>
        public const int FlagsKnown = SlotMutual | SlotResuming | SlotEchoed;

        /// <summary>Mask for the count of one flag in a sum of flags: its own bit and the three above.</summary>
        public const int FlagCountMask = 15;

        /// <summary>
        /// In <see cref="AbsentCountOf"/>, one wake of an earlier life. It is larger than the number of diffs that one life counts before
        /// it gives up.
        /// </summary>
        public const int AbsentWake = 1 << AbsentWakeShift;

        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + 2 * HeapSize.Field + 6 * HeapSize.NodeColumn
            + 3 * HeapSize.IntColumn + 4 * HeapSize.LongColumn;

        private const int AbsentWakeShift = 4;

        // Where things lie in the record (SPEC 7); LedgerRecord proves that the tables' parts do not overlap.
        internal const int PseudonymAt = 8;
        internal const int WeightAt = 16;
        internal const int EpochAt = 20;
        internal const int EarnedAt = EpochAt + 4;
        internal const int FloatAt = EarnedAt + 8;
        internal const int FormerAt = 56;
        internal const int AbsentAt = FormerAt + 4;
        internal const int FlagsAt = 4 + 3 * 6;
        internal const int BornAt = 40;
        private const int AbsentBits = 4;
        private const int AbsentMax = (1 << AbsentBits) - 1;

        // A record keeps one bit for each durable flag; in memory each has four.
        private const int MutualBit = SlotMutual;
        private const int ResumingShift = 2;
        private const int ResumingBit = SlotResuming >> ResumingShift;

        // These proofs hold what is unrolled for 8 slots, or counts flags of all slots in one int.
        private const byte ProofEightSlots = Limits.SlotCount == 8 ? 0 : -1;
        private const byte ProofFlagsAreCounted = Limits.SlotCount <= FlagCountMask ? 0 : -1;
        private const byte ProofAbsenceFitsRecord = Limits.SlotCount * AbsentBits == 32 ? 0 : -1;
        private const byte ProofAbsenceFitsWake = Limits.AbsentFramesMax < AbsentWake && Limits.AbsentWakesMax <= AbsentMax ? 0 : -1;

        /// <summary>Pseudonym of the node, not 0 after birth.</summary>
        public readonly int[] PseudonymOf;

        /// <summary>Pseudonym of the epoch before, 0 when there was none.</summary>
        public readonly int[] FormerOf;

        /// <summary>Epoch of the pseudonym.</summary>
        public readonly int[] EpochOf;

        /// <summary>State weight the node claims, 0..<see cref="Limits.WeightMax"/>.</summary>
        public readonly int[] WeightOf;

        /// <summary>Value earned, 0..<see cref="Limits.EarnedUvuMax"/>.</summary>
        public readonly long[] EarnedOf;

        /// <summary>The part that drifts; negative only while refunds are owed.</summary>
        public readonly long[] FloatOf;

        /// <summary>Neighbour in the slot, 0 when the slot is free.</summary>
        public readonly int[] PeerOf;

        /// <summary>Slot flags.</summary>
        public readonly int[] SlotFlagsOf;

        /// <summary>
        /// Diffs of the peer in a row without an entry for us in this life, plus <see cref="AbsentWake"/> for each earlier life that had
        /// such a diff.
        /// </summary>
        public readonly int[] AbsentCountOf;

        /// <summary>Float paid to the peer since the edge opened.</summary>
        public readonly long[] SentOf;

        /// <summary>Float accepted from the peer since the edge opened.</summary>
        public readonly long[] CreditedOf;

        /// <summary>What the peer says it has accepted from us; never above <see cref="SentOf"/>.</summary>
        public readonly long[] PeerCreditedOf;

        /// <summary>When the edge became mutual, in the node's elapsed time.</summary>
        public readonly long[] BornMsOf;

        private int node;
        private int first;

        /// <summary>Allocates the columns of a number of nodes.</summary>
        public EdgeTable(int nodeCount)
        {
            int slots = nodeCount * Limits.SlotCount;
            PseudonymOf = new int[nodeCount];
            FormerOf = new int[nodeCount];
            EpochOf = new int[nodeCount];
            WeightOf = new int[nodeCount];
            EarnedOf = new long[nodeCount];
            FloatOf = new long[nodeCount];
            PeerOf = new int[slots];
            SlotFlagsOf = new int[slots];
            AbsentCountOf = new int[slots];
            SentOf = new long[slots];
            CreditedOf = new long[slots];
            PeerCreditedOf = new long[slots];
            BornMsOf = new long[slots];
        }

        /// <summary>Index of the node's first slot in the columns.</summary>
        public int First => first;

        /// <summary>The node's pseudonym.</summary>
        public int Pseudonym => PseudonymOf[node];

        /// <summary>The pseudonym of the epoch before, 0 when there was none.</summary>
        public int Former => FormerOf[node];

        /// <summary>Swarm epoch.</summary>
        public int Epoch => EpochOf[node];

        /// <summary>Value earned.</summary>
        public long Earned => EarnedOf[node];

        /// <summary>The float.</summary>
        public long Float => FloatOf[node];

        /// <summary>The part of <see cref="Earned"/> that never drifts.</summary>
        public long Protected => EarnedOf[node] - (EarnedOf[node] >> 3);

        /// <summary>What the node owns: protected and float.</summary>
        public long Balance => Protected + Float;

        /// <summary>The state weight the node claims.</summary>
        public int Weight => WeightOf[node];

        /// <summary>The window of another node.</summary>
        public EdgeTable Window(int nodeIndex)
        {
            if (nodeIndex == node)
            {
                return this;
            }

            EdgeTable window = (EdgeTable)MemberwiseClone();
            window.node = nodeIndex;
            window.first = nodeIndex * Limits.SlotCount;
            return window;
        }

        /// <summary>Moves this window to another node. For callers that visit many nodes and must not allocate.</summary>
        public void Move(int nodeIndex)
        {
            node = nodeIndex;
            first = nodeIndex * Limits.SlotCount;
        }

        /// <summary>Creates a node without edges.</summary>
        /// <param name="pseudonym">Not 0.</param>
        /// <param name="earned">0..<see cref="Limits.EarnedUvuMax"/>.</param>
        /// <param name="weight">0..<see cref="Limits.WeightMax"/>.</param>
        /// <param name="epoch">0 or above.</param>
        public void Birth(int pseudonym, long earned, int weight, int epoch)
        {
            Check.That(pseudonym != 0, "EdgeTable.Birth: a pseudonym is not 0");
            Check.That(earned >= 0 && earned <= Limits.EarnedUvuMax, "EdgeTable.Birth: earned out of range");
            Check.That(weight >= 0 && weight <= Limits.WeightMax, "EdgeTable.Birth: weight out of range");
            PseudonymOf[node] = pseudonym;
            FormerOf[node] = 0;
            EpochOf[node] = epoch;
            EarnedOf[node] = earned;
            WeightOf[node] = weight;
            FloatOf[node] = earned >> 3;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                Clear(slot);
            }
        }

        /// <summary>Frees a slot: nothing of the edge remains.</summary>
        public void Clear(int slot)
        {
            int at = first + slot;
            PeerOf[at] = 0;
            SlotFlagsOf[at] = 0;
            AbsentCountOf[at] = 0;
            SentOf[at] = 0;
            CreditedOf[at] = 0;
            PeerCreditedOf[at] = 0;
            BornMsOf[at] = 0;
        }

        /// <summary>The lives, this one included, that an element of <see cref="AbsentCountOf"/> counts.</summary>
        public static int AbsentWakesOf(int absentCount)
        {
            return (absentCount + AbsentWake - 1) >> AbsentWakeShift;
        }

        /// <summary>Turns the epoch: the node takes a new pseudonym, which no neighbour has used yet.</summary>
        /// <param name="epoch">The new epoch.</param>
        /// <param name="pseudonym">The new pseudonym, not 0.</param>
        public void Turn(int epoch, int pseudonym)
        {
            if (!(pseudonym != 0))
            {
                Check.Fail("EdgeTable.Turn: a pseudonym is not 0");
            }

            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                SlotFlagsOf[at] |= PeerOf[at] != 0 ? SlotResuming : 0;
            }

            FormerOf[node] = PseudonymOf[node];
            PseudonymOf[node] = pseudonym;
            EpochOf[node] = epoch;
        }

        /// <summary>
        /// Self-stabilisation: whether a slot can be true. The error that this check cannot see is bounded by the slot's cap.
        /// </summary>
        /// <param name="slot">0..<see cref="Limits.SlotCount"/> - 1.</param>
        /// <param name="netMax">Most that an edge can have carried, net, in micro-VU.</param>
        public bool IsPlausible(int slot, long netMax)
        {
            int at = first + slot;
            long sent = SentOf[at];
            long credited = CreditedOf[at];
            int peer = PeerOf[at];
            if (peer == 0)
            {
                return (sent | credited | PeerCreditedOf[at]) == 0 && SlotFlagsOf[at] == 0;
            }

            for (int other = first; other < at; other++)
            {
                if (PeerOf[other] == peer)
                {
                    return false;
                }
            }

            return peer != PseudonymOf[node]
                && (SlotFlagsOf[at] & ~FlagsKnown) == 0
                && sent >= 0 && sent <= Limits.AmountUvuMax
                && credited >= 0 && credited <= Limits.AmountUvuMax
                && sent - credited <= netMax && credited - sent <= netMax
                && PeerCreditedOf[at] >= 0 && PeerCreditedOf[at] <= sent;
        }

        /// <summary>Writes the node's part of its record (SPEC 7).</summary>
        public void Write(byte[] record)
        {
            LittleEndian.Write32(record, PseudonymAt, PseudonymOf[node]);
            LittleEndian.Write16(record, WeightAt, WeightOf[node]);
            LittleEndian.Write32(record, EpochAt, EpochOf[node]);
            LittleEndian.Write64(record, EarnedAt, EarnedOf[node]);
            LittleEndian.Write64(record, FloatAt, FloatOf[node]);
            LittleEndian.Write32(record, FormerAt, FormerOf[node]);
            int absent = 0;
            int position = Limits.RecordHeadSize;
            int end = first + Limits.SlotCount;
            for (int at = first; at < end; at++)
            {
                LittleEndian.Write32(record, position, PeerOf[at]);
                LittleEndian.Fill48(record, position + 4, SentOf[at]);
                LittleEndian.Fill48(record, position + 10, CreditedOf[at]);
                LittleEndian.Fill48(record, position + 16, PeerCreditedOf[at]);
                LittleEndian.Fill48(record, position + BornAt, BornMsOf[at]);
                record[position + FlagsAt] = (byte)BitsOf(SlotFlagsOf[at]);
                int count = AbsentCountOf[at];
                absent <<= AbsentBits;
                if (count != 0)
                {
                    absent |= AbsentWakesOf(count) & AbsentMax;
                }

                position += Limits.RecordSlotSize;
            }

            LittleEndian.Write32(record, AbsentAt, absent);
        }

        /// <summary>Reads the node's part of its record. Nothing is paid before the peers have echoed (boot rule).</summary>
        /// <returns>False when it contradicts itself.</returns>
        public bool Read(byte[] record)
        {
            PseudonymOf[node] = LittleEndian.Read32(record, PseudonymAt);
            WeightOf[node] = LittleEndian.Read16(record, WeightAt);
            EpochOf[node] = LittleEndian.Read32(record, EpochAt);
            EarnedOf[node] = LittleEndian.Read64(record, EarnedAt);
            FloatOf[node] = LittleEndian.Read64(record, FloatAt);
            FormerOf[node] = LittleEndian.Read32(record, FormerAt);
            int absent = LittleEndian.Read32(record, AbsentAt);
            int absentShift = 32;
            int position = Limits.RecordHeadSize;
            int end = first + Limits.SlotCount;
            for (int at = first; at < end; at++)
            {
                PeerOf[at] = LittleEndian.Read32(record, position);
                SentOf[at] = LittleEndian.Read48(record, position + 4);
                CreditedOf[at] = LittleEndian.Read48(record, position + 10);
                PeerCreditedOf[at] = LittleEndian.Read48(record, position + 16);
                BornMsOf[at] = LittleEndian.Read48(record, position + BornAt);
                SlotFlagsOf[at] = FlagsOf(record[position + FlagsAt]);
                absentShift -= AbsentBits;
                AbsentCountOf[at] = (absent >> absentShift & AbsentMax) * AbsentWake;
                position += Limits.RecordSlotSize;
            }

            return PseudonymOf[node] != 0
                && WeightOf[node] <= Limits.WeightMax
                && EarnedOf[node] >= 0
                && EarnedOf[node] <= Limits.EarnedUvuMax
                && FloatOf[node] == FloatFromCounters();
        }

        /// <summary>The epoch in a whole record.</summary>
        public static int EpochIn(byte[] record)
        {
            return LittleEndian.Read32(record, EpochAt);
        }

        /// <summary>The pseudonym in a whole record.</summary>
        public static int PseudonymIn(byte[] record)
        {
            return LittleEndian.Read32(record, PseudonymAt);
        }

        /// <summary>The flags that a record keeps, as its bits (SPEC 7).</summary>
        /// <param name="flags">Flags of a slot as in <see cref="SlotFlagsOf"/>.</param>
        public static int BitsOf(int flags)
        {
            return (flags & MutualBit) | ((flags >> ResumingShift) & ResumingBit);
        }

        private static int FlagsOf(int bits)
        {
            return (bits & MutualBit) | ((bits & ResumingBit) << ResumingShift);
        }
    }
}
