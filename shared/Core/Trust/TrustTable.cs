namespace LVS.Core
{
    /// <summary>
    /// What a node knows of its neighbours beyond the edge counters: trust, whether their books add up, when they were last heard, what
    /// they relay, and the grants to and by them.
    /// </summary>
    /// <remarks>
    /// A window over flat arrays, as <see cref="EdgeTable"/>. Only this class writes its columns. This file declares, allocates, clears,
    /// writes, reads, checks and sizes a column; <c>TrustTable.Acts.cs</c> has how acts change them. Amounts in micro-VU. Not thread safe.
    /// </remarks>
    public sealed partial class TrustTable
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + 6 * HeapSize.Field + 4 * HeapSize.NodeColumn
            + 4 * HeapSize.IntColumn + 10 * HeapSize.LongColumn;

        // Where things lie in the record (SPEC 7); LedgerRecord proves that the tables' parts do not overlap.
        internal const int FoldDueAt = 40;
        internal const int GrantedInEpochAt = FoldDueAt + 8;
        internal const int FoldAtMsAt = 64;
        internal const int SilenceAt = 23;
        internal const int GrantedAt = SilenceAt + 1;
        internal const int UsedAt = GrantedAt + 12;
        internal const int AnchorAt = EdgeKeyTable.SlotAt - 12;
        private const int SilenceShift = 12;
        private const int SilenceMax = 255;

        // Accusers are bits of an int, and a grant takes 3 bytes of the record.
        private const byte ProofAccusersAreBits = Limits.SlotCount <= 31 ? 0 : -1;
        private const byte ProofGrantFitsRecord = Limits.GrantedUvuMax < 1 << 24 && TrustCredits.CountMax < 1 << 24 ? 0 : -1;

        /// <summary>
        /// Shortest own time between two folds of a node's grants, and between two growths of a base: 23 hours, so that clocks may differ.
        /// </summary>
        public const long FoldMs = 23 * 60 * SwarmClock.MinuteMs;

        /// <summary>Grants of earlier epochs that wait to be earned.</summary>
        public readonly long[] FoldDueOf;

        /// <summary>VU granted to neighbours in this epoch.</summary>
        public readonly long[] GrantedInEpochOf;

        /// <summary>When grants were last earned, in elapsed time.</summary>
        public readonly long[] FoldAtMsOf;

        /// <summary>What a fully trusted edge may carry, as last surveyed.</summary>
        public readonly long[] CapScaleOf;

        /// <summary>VU granted to the peer in this epoch.</summary>
        public readonly long[] GrantedOf;

        /// <summary>The part of <see cref="GrantedOf"/> that is on flash: only this may be sent.</summary>
        public readonly long[] GrantedKeptOf;

        /// <summary>VU the peer granted us in this epoch.</summary>
        public readonly long[] ReceivedOf;

        /// <summary>
        /// VU that earlier edges in the slot granted us in this epoch. All neighbours that used one slot count as one witness.
        /// </summary>
        public readonly long[] UsedOf;

        /// <summary>The float base of the first diff under the edge's key, -1 before that diff. It never changes.</summary>
        public readonly long[] AnchorOf;

        /// <summary>When that diff was heard, in elapsed time.</summary>
        public readonly long[] AnchorAtMsOf;

        /// <summary>Good acts of the peer, in 1/256.</summary>
        public readonly int[] GoodOf;

        /// <summary>Bad acts of the peer, in 1/256.</summary>
        public readonly int[] BadOf;

        /// <summary>When the peer was last heard, in time awake; below 0 for before the boot.</summary>
        public readonly long[] HeardAtMsOf;

        /// <summary>When an act of the peer was last counted, in time awake.</summary>
        public readonly long[] ActAtMsOf;

        /// <summary>The float the peer last claimed.</summary>
        public readonly long[] PeerFloatOf;

        /// <summary>The float base that the peer's last diff implied, -1 before the first since boot.</summary>
        public readonly long[] PeerBaseOf;

        /// <summary>Mark of the peer's newest frame: the first 16 bits of its MAC.</summary>
        public readonly int[] PeerMarkOf;

        /// <summary>Slots whose peers relayed a different frame of this peer than we heard, as bits: each counts once.</summary>
        public readonly int[] DoubtOf;

        private EdgeTable edges;
        private EdgeKeyTable keys;
        private DriftOptions options;
        private int node;
        private int first;
        private bool actCounted;

        /// <summary>Allocates the columns of a number of nodes, beside those of their edges.</summary>
        public TrustTable(int nodeCount, EdgeTable edges, EdgeKeyTable keys)
        {
            int slots = nodeCount * Limits.SlotCount;
            this.edges = edges;
            this.keys = keys;
            FoldDueOf = new long[nodeCount];
            GrantedInEpochOf = new long[nodeCount];
            CapScaleOf = new long[nodeCount];
            FoldAtMsOf = new long[nodeCount];
            UsedOf = new long[slots];
            AnchorOf = new long[slots];
            AnchorAtMsOf = new long[slots];
            GrantedOf = new long[slots];
            GrantedKeptOf = new long[slots];
            ReceivedOf = new long[slots];
            GoodOf = new int[slots];
            BadOf = new int[slots];
            HeardAtMsOf = new long[slots];
            ActAtMsOf = new long[slots];
            PeerFloatOf = new long[slots];
            PeerBaseOf = new long[slots];
            PeerMarkOf = new int[slots];
            DoubtOf = new int[slots];
        }

        /// <summary>The window of another node.</summary>
        /// <param name="nodeIndex">Which node.</param>
        /// <param name="ownEdges">The window of its edges.</param>
        public TrustTable Window(int nodeIndex, EdgeTable ownEdges)
        {
            if (nodeIndex == node)
            {
                return this;
            }

            TrustTable window = (TrustTable)MemberwiseClone();
            window.edges = ownEdges;
            window.node = nodeIndex;
            window.first = nodeIndex * Limits.SlotCount;
            return window;
        }

        /// <summary>The float base of a slot's neighbour that was last accepted; -1 before the first one under the edge's key.</summary>
        public long PeerBase(int slot) => PeerBaseOf[first + slot] >= 0 ? PeerBaseOf[first + slot] : AnchorOf[first + slot];

        /// <summary>Sets the worth of acts, before the first one.</summary>
        public void Begin(DriftOptions drift)
        {
            options = drift;
        }

        /// <summary>Initialises a node that is born.</summary>
        public void Birth()
        {
            FoldDueOf[node] = 0;
            GrantedInEpochOf[node] = 0;
            FoldAtMsOf[node] = 0;
            System.Array.Clear(UsedOf, first, Limits.SlotCount);
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                Clear(slot);
            }
        }

        /// <summary>Frees a slot: nothing of the neighbour that held it remains.</summary>
        public void Clear(int slot)
        {
            int at = first + slot;
            GrantedOf[at] = 0;
            GrantedKeptOf[at] = 0;
            ReceivedOf[at] = 0;
            GoodOf[at] = 0;
            BadOf[at] = 0;
            HeardAtMsOf[at] = 0;
            ActAtMsOf[at] = 0;
            PeerFloatOf[at] = 0;
            PeerBaseOf[at] = -1;
            AnchorOf[at] = -1;
            AnchorAtMsOf[at] = 0;
            PeerMarkOf[at] = 0;
            DoubtOf[at] = 0;
        }

        /// <summary>
        /// An edge was closed. The grants of its peer stay with the slot until the epoch turns; everything else is cleared.
        /// </summary>
        public void Close(int slot)
        {
            UsedOf[first + slot] += ReceivedOf[first + slot];
            Clear(slot);
        }

        /// <summary>The peer opened a new edge: grants and books begin anew, trust stays.</summary>
        public void Reopen(int slot)
        {
            int at = first + slot;
            UsedOf[at] += ReceivedOf[at];
            ReceivedOf[at] = 0;
            GrantedOf[at] = 0;
            GrantedKeptOf[at] = 0;
            AnchorOf[at] = -1;
            PeerBaseOf[at] = -1;
        }

        /// <summary>The epoch turned: grants of the old epoch become due.</summary>
        public void Turn()
        {
            long due = FoldDueOf[node];
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                due += ReceivedOf[at] + UsedOf[at];
                ReceivedOf[at] = 0;
                UsedOf[at] = 0;
                GrantedOf[at] = 0;
                GrantedKeptOf[at] = 0;
                DoubtOf[at] = 0;
            }

            GrantedInEpochOf[node] = 0;
            FoldDueOf[node] = due < GrowthUvuMax ? due : GrowthUvuMax;
        }

        /// <summary>
        /// Turns due grants into earned value, at most once in <see cref="FoldMs"/> of own time: neighbours believe no faster growth.
        /// </summary>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        /// <returns>What became earned.</returns>
        public long Fold(long elapsedMs)
        {
            long due = FoldDueOf[node];
            if (due == 0 || elapsedMs - FoldAtMsOf[node] < FoldMs)
            {
                return 0;
            }

            FoldAtMsOf[node] = elapsedMs;
            FoldDueOf[node] = 0;
            return edges.Earn(due);
        }

        /// <summary>Self-stabilisation: whether the data about a slot's neighbour can be true.</summary>
        /// <param name="slot">0..<see cref="Limits.SlotCount"/> - 1.</param>
        /// <param name="quotaUvu">Most that a witness can have granted, in micro-VU.</param>
        public bool IsPlausible(int slot, long quotaUvu)
        {
            int at = first + slot;
            return GrantedOf[at] >= 0 && GrantedOf[at] <= quotaUvu
                && ReceivedOf[at] >= 0 && UsedOf[at] >= 0 && ReceivedOf[at] + UsedOf[at] <= quotaUvu
                && GoodOf[at] >= 0 && GoodOf[at] <= TrustCredits.CountMax
                && BadOf[at] >= 0 && BadOf[at] <= TrustCredits.CountMax;
        }

        /// <summary>
        /// Self-stabilisation: grants of earlier edges of a slot stay when the slot is freed. If they cannot be true they become 0;
        /// otherwise the slot would be freed again and again.
        /// </summary>
        /// <param name="slot">0..<see cref="Limits.SlotCount"/> - 1.</param>
        /// <param name="quotaUvu">Most that a witness can have granted, in micro-VU.</param>
        public void Repair(int slot, long quotaUvu)
        {
            long used = UsedOf[first + slot];
            UsedOf[first + slot] = used >= 0 && used <= quotaUvu ? used : 0;
        }

        /// <summary>Writes the node's part of its record (SPEC 7).</summary>
        /// <param name="record">Receives it.</param>
        /// <param name="awakeMs">How long the node has been awake.</param>
        public void Write(byte[] record, long awakeMs)
        {
            LittleEndian.Write64(record, FoldDueAt, FoldDueOf[node]);
            LittleEndian.Write64(record, GrantedInEpochAt, GrantedInEpochOf[node]);
            LittleEndian.Write64(record, FoldAtMsAt, FoldAtMsOf[node]);
            int[] peers = edges.PeerOf;
            int position = Limits.RecordHeadSize;
            int end = first + Limits.SlotCount;
            for (int at = first; at < end; at++)
            {
                long silence = peers[at] == 0 ? 0 : awakeMs - HeardAtMsOf[at] >> SilenceShift;
                record[position + SilenceAt] = (byte)(silence < SilenceMax ? silence : SilenceMax);
                LittleEndian.Fill24(record, position + GrantedAt, (int)GrantedOf[at]);
                LittleEndian.Fill24(record, position + GrantedAt + 3, (int)ReceivedOf[at]);
                LittleEndian.Fill24(record, position + GrantedAt + 6, GoodOf[at]);
                LittleEndian.Fill24(record, position + GrantedAt + 9, BadOf[at]);
                LittleEndian.Fill24(record, position + UsedAt, (int)UsedOf[at]);
                // No base is negative, so the record stores the base plus 1, and 0 for none.
                LittleEndian.Fill48(record, position + AnchorAt, AnchorOf[at] + 1);
                LittleEndian.Fill48(record, position + AnchorAt + 6, AnchorAtMsOf[at]);
                position += Limits.RecordSlotSize;
            }
        }

        /// <summary>Reads the node's part of its record; its edges were read before.</summary>
        public void Read(byte[] record)
        {
            FoldDueOf[node] = LittleEndian.Read64(record, FoldDueAt);
            GrantedInEpochOf[node] = LittleEndian.Read64(record, GrantedInEpochAt);
            FoldAtMsOf[node] = LittleEndian.Read64(record, FoldAtMsAt);
            int position = Limits.RecordHeadSize;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                GrantedOf[at] = LittleEndian.Read24(record, position + GrantedAt);
                GrantedKeptOf[at] = GrantedOf[at];
                ReceivedOf[at] = LittleEndian.Read24(record, position + GrantedAt + 3);
                GoodOf[at] = LittleEndian.Read24(record, position + GrantedAt + 6);
                BadOf[at] = LittleEndian.Read24(record, position + GrantedAt + 9);
                UsedOf[at] = LittleEndian.Read24(record, position + UsedAt);
                AnchorOf[at] = LittleEndian.Read48(record, position + AnchorAt) - 1;
                AnchorAtMsOf[at] = LittleEndian.Read48(record, position + AnchorAt + 6);
                PeerBaseOf[at] = -1;

                // A sleeper boots at every wake: silence continues from the recorded value, and the first frame of a neighbour may count as
                // an act.
                HeardAtMsOf[at] = -(long)record[position + SilenceAt] << SilenceShift;
                ActAtMsOf[at] = -int.MaxValue;
                position += Limits.RecordSlotSize;
            }
        }
    }
}
