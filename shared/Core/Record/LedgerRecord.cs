namespace LVS.Core
{
    /// <summary>
    /// One node's ledger as a flash record of <see cref="Limits.LedgerRecordSize"/> bytes. Its number tells the newest of several; its
    /// checksum detects a torn write. Layout in SPEC 7.
    /// </summary>
    public static class LedgerRecord
    {
        private const int Magic = 0x3353564C; // "LVS3"
        private const int NumberAt = 4;
        private const int SumAt = Limits.LedgerRecordSize - Limits.RecordSumSize;

        // Each table has its own offsets. These proofs hold them together: the head and a slot are without gaps, and nothing overlaps.
        private const byte ProofNamesFollow = EdgeTable.PseudonymAt == NumberAt + 4
            && NodeLife.ReservedAt == EdgeTable.PseudonymAt + 4
            && EdgeTable.WeightAt == NodeLife.ReservedAt + 4
            && NodeLife.CensusAt == EdgeTable.WeightAt + 2
            && EdgeTable.EpochAt == NodeLife.CensusAt + 2 ? 0 : -1;
        private const byte ProofAmountsFollow = TrustTable.FoldDueAt == EdgeTable.FloatAt + 8
            && EdgeTable.FormerAt == TrustTable.GrantedInEpochAt + 8
            && TrustTable.FoldAtMsAt == EdgeTable.AbsentAt + 4
            && SwarmClock.RecordAt == TrustTable.FoldAtMsAt + 8
            && KeyPairTable.RecordAt == NodeLife.CensusMinuteAt + 1 ? 0 : -1;
        private const byte ProofSlotFollows = TrustTable.SilenceAt == EdgeTable.FlagsAt + 1
            && EdgeTable.BornAt == TrustTable.UsedAt + 3 + 1
            && TrustTable.AnchorAt == EdgeTable.BornAt + 6 ? 0 : -1;

        /// <summary>Writes the record of a node: each table writes its part.</summary>
        /// <param name="memory">The node's window.</param>
        /// <param name="number">Number of the record, one above the last.</param>
        /// <param name="record">Buffer of <see cref="Limits.LedgerRecordSize"/> bytes.</param>
        public static void Write(NodeMemory memory, int number, byte[] record)
        {
            // Most of the record is 0; tables write only the rest.
            System.Array.Clear(record, 0, SumAt);
            LittleEndian.Write32(record, 0, Magic);
            LittleEndian.Write32(record, NumberAt, number);
            memory.Life.Write(record);
            memory.Clock.Write(record);
            memory.Pair.Write(record);
            memory.Edges.Write(record);
            memory.Keys.Write(memory.Edges.First, record);
            memory.Trust.Write(record, memory.Life.AwakeMs);
            memory.Closed.Write(record);
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
            return LittleEndian.Read32(record, NumberAt);
        }

        /// <summary>The epoch in a whole record.</summary>
        public static int EpochOf(byte[] record)
        {
            return EdgeTable.EpochIn(record);
        }

        /// <summary>The pseudonym in a whole record.</summary>
        public static int PseudonymOf(byte[] record)
        {
            return EdgeTable.PseudonymIn(record);
        }

        /// <summary>Restores a node from a whole record: each table reads its part.</summary>
        /// <param name="record">A record for which <see cref="IsWhole"/> is true.</param>
        /// <param name="memory">The node's window.</param>
        /// <returns>False when the record contradicts itself; the node must then be born anew.</returns>
        public static bool Read(byte[] record, NodeMemory memory)
        {
            memory.Life.Read(record);
            bool isSound = memory.Clock.Read(record);
            memory.Pair.Read(record);
            isSound &= memory.Edges.Read(record);
            isSound &= memory.Keys.Read(memory.Edges.First, record);
            memory.Trust.Read(record);
            isSound &= memory.Closed.Read(record);
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                int state = memory.Keys.StateOf[memory.Edges.First + slot];
                isSound &= (state == EdgeKeyTable.None) == (memory.Edges.Peer(slot) == 0)
                    && memory.Edges.IsMutual(slot) == (state == EdgeKeyTable.Mutual);
            }

            return isSound;
        }
    }
}
