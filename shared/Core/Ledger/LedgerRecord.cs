namespace LVS.Core
{
    /// <summary>
    /// One node's ledger as a flash record of <see cref="Limits.LedgerRecordSize"/> bytes: numbered, so that the newest of several can be
    /// found, and closed by a CRC, so that a torn write is seen. Layout in SPEC 6.
    /// </summary>
    public static class LedgerRecord
    {
        private const int Magic = 0x3253564C; // "LVS2"
        private const int SlotsAt = 64;
        private const int SlotSize = 64;
        private const int FlagsKept = NodeMemory.SlotMutual | NodeMemory.SlotResuming;
        private const int CrcAt = Limits.LedgerRecordSize - 4;

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
            LittleEndian.Write32(record, 60, 0);
            int position = SlotsAt;
            int at = node * Limits.SlotCount;
            for (int end = at + Limits.SlotCount; at < end; at++)
            {
                LittleEndian.Write32(record, position, memory.Peer[at]);
                LittleEndian.Write16(record, position + 4, memory.OwnTag[at]);
                LittleEndian.Write16(record, position + 6, memory.PeerTag[at]);
                LittleEndian.Write64(record, position + 8, memory.Sent[at]);
                LittleEndian.Write64(record, position + 16, memory.Credited[at]);
                LittleEndian.Write64(record, position + 24, memory.PeerCredited[at]);
                LittleEndian.Write32(record, position + 32, memory.SlotFlags[at] & FlagsKept);
                LittleEndian.Write32(record, position + 36, memory.PeerSeq[at]);
                LittleEndian.Write64(record, position + 40, memory.Granted[at]);
                LittleEndian.Write64(record, position + 48, memory.Received[at]);
                LittleEndian.Write32(record, position + 56, memory.Good[at]);
                LittleEndian.Write32(record, position + 60, memory.Bad[at]);
                position += SlotSize;
            }

            LittleEndian.Write32(record, CrcAt, (int)Crc32.Of(record, 0, CrcAt));
        }

        /// <summary>Whether bytes are a whole record.</summary>
        /// <param name="record">Bytes read from flash.</param>
        /// <param name="size">How many of them are there.</param>
        public static bool IsWhole(byte[] record, int size)
        {
            return size == Limits.LedgerRecordSize
                && LittleEndian.Read32(record, 0) == Magic
                && LittleEndian.Read32(record, CrcAt) == (int)Crc32.Of(record, 0, CrcAt);
        }

        /// <summary>The number of a whole record.</summary>
        public static int NumberOf(byte[] record)
        {
            return LittleEndian.Read32(record, 4);
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
            memory.FoldDue[node] = LittleEndian.Read64(record, 40);
            memory.GrantedInEpoch[node] = LittleEndian.Read64(record, 48);
            memory.Former[node] = LittleEndian.Read32(record, 56);
            long sum = memory.Earned[node] >> 3;
            int position = SlotsAt;
            int at = node * Limits.SlotCount;
            for (int end = at + Limits.SlotCount; at < end; at++)
            {
                memory.Peer[at] = LittleEndian.Read32(record, position);
                memory.OwnTag[at] = LittleEndian.Read16(record, position + 4);
                memory.PeerTag[at] = LittleEndian.Read16(record, position + 6);
                memory.Sent[at] = LittleEndian.Read64(record, position + 8);
                memory.Credited[at] = LittleEndian.Read64(record, position + 16);
                memory.PeerCredited[at] = LittleEndian.Read64(record, position + 24);
                memory.SlotFlags[at] = LittleEndian.Read32(record, position + 32) & FlagsKept;
                memory.PeerSeq[at] = LittleEndian.Read32(record, position + 36);
                memory.Granted[at] = LittleEndian.Read64(record, position + 40);
                memory.GrantedKept[at] = memory.Granted[at];
                memory.Received[at] = LittleEndian.Read64(record, position + 48);
                memory.Good[at] = LittleEndian.Read32(record, position + 56);
                memory.Bad[at] = LittleEndian.Read32(record, position + 60);

                // A peer that has not called us by our new pseudonym was last heard in the epoch before, as far as we know.
                int heard = (memory.SlotFlags[at] & NodeMemory.SlotResuming) != 0 ? (memory.Epoch[node] - 1) & 0xFFFF : memory.Epoch[node];
                memory.PeerEpoch[at] = memory.Peer[at] == 0 ? -1 : heard;
                memory.PeerBase[at] = -1;
                memory.AbsentCount[at] = 0;
                sum += memory.Credited[at] - memory.Sent[at];
                position += SlotSize;
            }

            return memory.Pseudonym[node] != 0
                && memory.Weight[node] <= Limits.WeightMax
                && memory.Earned[node] >= 0
                && memory.Earned[node] <= Limits.EarnedUvuMax
                && memory.Float[node] == sum;
        }
    }
}
