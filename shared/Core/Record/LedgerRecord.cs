namespace LVS.Core
{
    /// <summary>
    /// One node's ledger as a flash record of <see cref="Limits.LedgerRecordSize"/> bytes: numbered, so that the newest of several can be
    /// found, and closed by a checksum, so that a torn write is seen. Layout in SPEC 6.
    /// </summary>
    public static class LedgerRecord
    {
        private const int Magic = 0x3253564C; // "LVS2"
        private const int SlotsAt = 64;
        private const int SlotSize = 44;
        private const int FlagsAt = 42;
        private const int SilenceShift = 12;
        private const int SilenceMax = 255;
        private const int AbsentAt = 60;
        private const int AbsentBits = 4;
        private const int AbsentMax = (1 << AbsentBits) - 1;

        // The flags that are kept have one bit each; in memory they have four.
        private const int MutualBit = NodeMemory.SlotMutual;
        private const int ResumingShift = 2;
        private const int ResumingBit = NodeMemory.SlotResuming >> ResumingShift;
        private const int RescuedShift = 4;
        private const int RescuedBit = NodeMemory.SlotRescued >> RescuedShift;
        private const int SumAt = Limits.LedgerRecordSize - 8;

        /// <summary>Writes the record of a node.</summary>
        /// <param name="memory">The node's memory.</param>
        /// <param name="node">Index of the node in it.</param>
        /// <param name="number">Number of the record, one above the last.</param>
        /// <param name="record">Buffer of <see cref="Limits.LedgerRecordSize"/> bytes.</param>
        public static void Write(NodeMemory memory, int node, int number, byte[] record)
        {
            LittleEndian.Write32(record, 0, Magic);
            LittleEndian.Write32(record, 4, number);
            LittleEndian.Write32(record, 8, memory.Pseudonym[node]);
            LittleEndian.Write32(record, 12, memory.SeqReserved[node]);
            LittleEndian.Write16(record, 16, memory.TagLast[node]);
            LittleEndian.Write16(record, 18, memory.Weight[node]);
            LittleEndian.Write16(record, 20, memory.Epoch[node]);
            LittleEndian.Write16(record, 22, 0);
            LittleEndian.Write64(record, 24, memory.Earned[node]);
            LittleEndian.Write64(record, 32, memory.Float[node]);
            LittleEndian.Write64(record, 40, memory.FoldDue[node]);
            LittleEndian.Write64(record, 48, memory.GrantedInEpoch[node]);
            LittleEndian.Write32(record, 56, memory.Former[node]);
            long awakeMs = memory.AwakeMs[node];
            int absent = 0;
            int position = SlotsAt;
            int at = node * Limits.SlotCount;
            for (int end = at + Limits.SlotCount; at < end; at++)
            {
                LittleEndian.Write32(record, position, memory.Peer[at]);
                LittleEndian.Write16(record, position + 4, memory.OwnTag[at]);
                LittleEndian.Write16(record, position + 6, memory.PeerTag[at]);
                LittleEndian.Write48(record, position + 8, memory.Sent[at]);
                LittleEndian.Write48(record, position + 14, memory.Credited[at]);
                LittleEndian.Write48(record, position + 20, memory.PeerCredited[at]);
                LittleEndian.Write32(record, position + 26, memory.PeerSeq[at]);
                LittleEndian.Write24(record, position + 30, (int)memory.Granted[at]);
                LittleEndian.Write24(record, position + 33, (int)memory.Received[at]);
                LittleEndian.Write24(record, position + 36, memory.Good[at]);
                LittleEndian.Write24(record, position + 39, memory.Bad[at]);
                record[position + FlagsAt] = (byte)BitsOf(memory.SlotFlags[at]);
                long silence = memory.Peer[at] == 0 ? 0 : awakeMs - memory.HeardAtMs[at] >> SilenceShift;
                record[position + FlagsAt + 1] = (byte)(silence < SilenceMax ? silence : SilenceMax);
                absent = absent << AbsentBits | NodeMemory.AbsentWakesOf(memory.AbsentCount[at]) & AbsentMax;
                position += SlotSize;
            }

            LittleEndian.Write32(record, AbsentAt, absent);
            LittleEndian.Write64(record, SumAt, Fletcher64.Of(record, SumAt));
        }

        /// <summary>Whether bytes are a whole record.</summary>
        /// <param name="record">Bytes read from flash.</param>
        /// <param name="size">How many of them are there.</param>
        public static bool IsWhole(byte[] record, int size)
        {
            return size == Limits.LedgerRecordSize
                && LittleEndian.Read32(record, 0) == Magic
                && LittleEndian.Read64(record, SumAt) == Fletcher64.Of(record, SumAt);
        }

        /// <summary>The number of a whole record.</summary>
        public static int NumberOf(byte[] record)
        {
            return LittleEndian.Read32(record, 4);
        }

        /// <summary>The epoch in a whole record.</summary>
        public static int EpochOf(byte[] record)
        {
            return LittleEndian.Read16(record, 20);
        }

        /// <summary>The pseudonym in a whole record.</summary>
        public static int PseudonymOf(byte[] record)
        {
            return LittleEndian.Read32(record, 8);
        }

        /// <summary>
        /// Makes a whole record that others kept fit to go on from. It may be older than the node's last life: numbers and tags used since are skipped, and
        /// nothing is to be paid before every neighbour has told what it remembers.
        /// </summary>
        public static void Rescue(byte[] record)
        {
            LittleEndian.Write32(record, 4, NumberOf(record) + 1);
            LittleEndian.Write32(record, 12, LittleEndian.Read32(record, 12) + Limits.RescueSeqSkip);
            LittleEndian.Write16(record, 16, (LittleEndian.Read16(record, 16) + Limits.RescueTagSkip) & 0xFFFF);
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                int position = SlotsAt + slot * SlotSize;
                if (LittleEndian.Read32(record, position) != 0)
                {
                    LittleEndian.Write16(record, position + FlagsAt, LittleEndian.Read16(record, position + FlagsAt) | RescuedBit);
                }
            }

            LittleEndian.Write64(record, SumAt, Fletcher64.Of(record, SumAt));
        }

        /// <summary>Restores a node from a whole record. The peers' echoes are still awaited before anything is paid (boot rule).</summary>
        /// <param name="record">A record for which <see cref="IsWhole"/> is true.</param>
        /// <param name="memory">The node's memory.</param>
        /// <param name="node">Index of the node in it.</param>
        /// <returns>False when the record contradicts itself; the node must then be born anew.</returns>
        public static bool Read(byte[] record, NodeMemory memory, int node)
        {
            memory.Pseudonym[node] = LittleEndian.Read32(record, 8);
            memory.SeqReserved[node] = LittleEndian.Read32(record, 12);
            memory.SeqLast[node] = memory.SeqReserved[node];
            memory.TagLast[node] = LittleEndian.Read16(record, 16);
            memory.Weight[node] = LittleEndian.Read16(record, 18);
            memory.Epoch[node] = LittleEndian.Read16(record, 20);
            memory.Earned[node] = LittleEndian.Read64(record, 24);
            memory.Float[node] = LittleEndian.Read64(record, 32);
            memory.AwakeMs[node] = 0;
            memory.FoldDue[node] = LittleEndian.Read64(record, 40);
            memory.GrantedInEpoch[node] = LittleEndian.Read64(record, 48);
            memory.Former[node] = LittleEndian.Read32(record, 56);
            long sum = memory.Earned[node] >> 3;
            int absent = LittleEndian.Read32(record, AbsentAt);
            int absentShift = 32;
            int position = SlotsAt;
            int at = node * Limits.SlotCount;
            for (int end = at + Limits.SlotCount; at < end; at++)
            {
                memory.Peer[at] = LittleEndian.Read32(record, position);
                memory.OwnTag[at] = LittleEndian.Read16(record, position + 4);
                memory.PeerTag[at] = LittleEndian.Read16(record, position + 6);
                memory.Sent[at] = LittleEndian.Read48(record, position + 8);
                memory.Credited[at] = LittleEndian.Read48(record, position + 14);
                memory.PeerCredited[at] = LittleEndian.Read48(record, position + 20);
                memory.PeerSeq[at] = LittleEndian.Read32(record, position + 26);
                memory.Granted[at] = LittleEndian.Read24(record, position + 30);
                memory.GrantedKept[at] = memory.Granted[at];
                memory.Received[at] = LittleEndian.Read24(record, position + 33);
                memory.Good[at] = LittleEndian.Read24(record, position + 36);
                memory.Bad[at] = LittleEndian.Read24(record, position + 39);
                memory.SlotFlags[at] = FlagsOf(LittleEndian.Read16(record, position + FlagsAt));

                // A peer that has not called us by our new pseudonym was last heard in the epoch before, as far as we know.
                int heard = (memory.SlotFlags[at] & NodeMemory.SlotResuming) != 0 ? (memory.Epoch[node] - 1) & 0xFFFF : memory.Epoch[node];
                memory.PeerEpoch[at] = memory.Peer[at] == 0 ? -1 : heard;
                memory.PeerBase[at] = -1;

                // A sleeper boots at every wake: silence goes on where it was, and the first thing a neighbour says may be an act.
                memory.HeardAtMs[at] = -(long)(LittleEndian.Read16(record, position + FlagsAt) >> 8) << SilenceShift;
                memory.ActAtMs[at] = -int.MaxValue;
                absentShift -= AbsentBits;
                memory.AbsentCount[at] = (absent >> absentShift & AbsentMax) * NodeMemory.AbsentWake;
                sum += memory.Credited[at] - memory.Sent[at];
                position += SlotSize;
            }

            return memory.Pseudonym[node] != 0
                && memory.Weight[node] <= Limits.WeightMax
                && memory.Earned[node] >= 0
                && memory.Earned[node] <= Limits.EarnedUvuMax
                && memory.Float[node] == sum;
        }

        /// <summary>The flags that a record keeps, as its bits (SPEC 6).</summary>
        /// <param name="flags">Flags of a slot as in <see cref="NodeMemory.SlotFlags"/>.</param>
        public static int BitsOf(int flags)
        {
            return (flags & MutualBit) | ((flags >> ResumingShift) & ResumingBit) | ((flags >> RescuedShift) & RescuedBit);
        }

        private static int FlagsOf(int bits)
        {
            return (bits & MutualBit) | ((bits & ResumingBit) << ResumingShift) | ((bits & RescuedBit) << RescuedShift);
        }
    }
}
