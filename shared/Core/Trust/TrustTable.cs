namespace LVS.Core
{
    /// <summary>
    /// What a node knows of its neighbours beyond the edge counters: trust, whether their books add up, when they were last heard, what
    /// they relay, and the grants to and by them.
    /// </summary>
    /// <remarks>
    /// The table of one node. Only this class writes its columns. This file declares, allocates, clears, writes, reads, checks and sizes a
    /// column; <c>TrustTable.Acts.cs</c> has how acts change them. Amounts in micro-VU. Not thread safe.
    /// </remarks>
    public sealed partial class TrustTable
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + 8 * HeapSize.Field + HeapSize.SmallColumn + HeapSize.ShortColumn
            + 2 * HeapSize.Field + HeapSize.Array + 4 * NarrowCount + HeapSize.Array + 8 * WideCount;

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

        // Accusers are bits of a byte, and a grant takes 3 bytes of the record.
        private const byte ProofAccusersAreBits = Limits.SlotCount <= 8 ? 0 : -1;
        private const byte ProofGrantFitsRecord = Limits.GrantedUvuMax < 1 << 24 && TrustCredits.CountMax < 1 << 24 ? 0 : -1;

        /// <summary>
        /// Shortest own time between two folds of a node's grants, and between two growths of a base: 23 hours, so that clocks may differ.
        /// </summary>
        public const long FoldMs = 23 * 60 * SwarmClock.MinuteMs;

        // Columns of <see cref="Narrow"/>, which begin there: a number for each slot.

        /// <summary>VU granted to the peer in this epoch.</summary>
        public const int GrantedOf = 0 * Limits.SlotCount;

        /// <summary>The part of <see cref="GrantedOf"/> that is on flash: only this may be sent.</summary>
        public const int GrantedKeptOf = 1 * Limits.SlotCount;

        /// <summary>VU the peer granted us in this epoch.</summary>
        public const int ReceivedOf = 2 * Limits.SlotCount;

        /// <summary>
        /// VU that earlier edges in the slot granted us in this epoch. All neighbours that used one slot count as one witness.
        /// </summary>
        public const int UsedOf = 3 * Limits.SlotCount;

        /// <summary>Good acts of the peer, in 1/256.</summary>
        public const int GoodOf = 4 * Limits.SlotCount;

        /// <summary>Bad acts of the peer, in 1/256.</summary>
        public const int BadOf = 5 * Limits.SlotCount;

        private const int NarrowCount = 6 * Limits.SlotCount;

        // Columns of <see cref="Wide"/>.

        /// <summary>The float base of the first diff under the edge's key, -1 before that diff. It never changes.</summary>
        public const int AnchorOf = 0 * Limits.SlotCount;

        /// <summary>When that diff was heard, in elapsed time.</summary>
        public const int AnchorAtMsOf = 1 * Limits.SlotCount;

        /// <summary>When the peer was last heard, in time awake; below 0 for before the boot.</summary>
        public const int HeardAtMsOf = 2 * Limits.SlotCount;

        /// <summary>When an act of the peer was last counted, in time awake.</summary>
        public const int ActAtMsOf = 3 * Limits.SlotCount;

        /// <summary>The float the peer last claimed.</summary>
        public const int PeerFloatOf = 4 * Limits.SlotCount;

        /// <summary>The float base that the peer's last diff implied, -1 before the first since boot.</summary>
        public const int PeerBaseOf = 5 * Limits.SlotCount;

        private const int WideCount = 6 * Limits.SlotCount;

        /// <summary>Grants and acts, in columns: element <c>GoodOf + slot</c> has the good acts of the peer in a slot.</summary>
        public readonly int[] Narrow = new int[NarrowCount];

        /// <summary>Floats and times, in columns.</summary>
        public readonly long[] Wide = new long[WideCount];

        /// <summary>Mark of the peer's newest frame: the first 16 bits of its MAC.</summary>
        public readonly ushort[] PeerMarkOf = new ushort[Limits.SlotCount];

        /// <summary>Slots whose peers relayed a different frame of this peer than we heard, as bits: each counts once.</summary>
        public readonly byte[] DoubtOf = new byte[Limits.SlotCount];

        private readonly EdgeTable edges;
        private readonly EdgeKeyTable keys;
        private DriftOptions options;
        private bool actCounted;
        private long foldDue;
        private long grantedInEpoch;
        private long foldAtMs;

        /// <summary>Allocates the columns of a node, beside those of its edges.</summary>
        /// <param name="edges">The node's edges.</param>
        /// <param name="keys">The secrets of all edges.</param>
        public TrustTable(EdgeTable edges, EdgeKeyTable keys)
        {
            this.edges = edges;
            this.keys = keys;
        }

        /// <summary>Grants of earlier epochs that wait to be earned.</summary>
        public long FoldDue => foldDue;

        /// <summary>VU granted to neighbours in this epoch.</summary>
        public long GrantedInEpoch => grantedInEpoch;

        /// <summary>When grants were last earned, in elapsed time.</summary>
        public long FoldAtMs => foldAtMs;

        /// <summary>What a fully trusted edge may carry, as last surveyed.</summary>
        public long CapScale { get; set; }

        /// <summary>The float base of a slot's neighbour that was last accepted; -1 before the first one under the edge's key.</summary>
        public long PeerBase(int slot) => Wide[PeerBaseOf + slot] >= 0 ? Wide[PeerBaseOf + slot] : Wide[AnchorOf + slot];

        /// <summary>Sets the worth of acts, before the first one.</summary>
        public void Begin(DriftOptions drift)
        {
            options = drift;
        }

        /// <summary>Initialises a node that is born.</summary>
        public void Birth()
        {
            foldDue = 0;
            grantedInEpoch = 0;
            foldAtMs = 0;
            System.Array.Clear(Narrow, UsedOf, Limits.SlotCount);
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                Clear(slot);
            }
        }

        /// <summary>Frees a slot: nothing of the neighbour that held it remains.</summary>
        public void Clear(int slot)
        {
            Narrow[GrantedOf + slot] = 0;
            Narrow[GrantedKeptOf + slot] = 0;
            Narrow[ReceivedOf + slot] = 0;
            Narrow[GoodOf + slot] = 0;
            Narrow[BadOf + slot] = 0;
            Wide[HeardAtMsOf + slot] = 0;
            Wide[ActAtMsOf + slot] = 0;
            Wide[PeerFloatOf + slot] = 0;
            Wide[PeerBaseOf + slot] = -1;
            Wide[AnchorOf + slot] = -1;
            Wide[AnchorAtMsOf + slot] = 0;
            PeerMarkOf[slot] = 0;
            DoubtOf[slot] = 0;
        }

        /// <summary>
        /// An edge was closed. The grants of its peer stay with the slot until the epoch turns; everything else is cleared.
        /// </summary>
        public void Close(int slot)
        {
            Narrow[UsedOf + slot] += Narrow[ReceivedOf + slot];
            Clear(slot);
        }

        /// <summary>The peer opened a new edge: grants and books begin anew, trust stays.</summary>
        public void Reopen(int slot)
        {
            Narrow[UsedOf + slot] += Narrow[ReceivedOf + slot];
            Narrow[ReceivedOf + slot] = 0;
            Narrow[GrantedOf + slot] = 0;
            Narrow[GrantedKeptOf + slot] = 0;
            Wide[AnchorOf + slot] = -1;
            Wide[PeerBaseOf + slot] = -1;
        }

        /// <summary>The epoch turned: grants of the old epoch become due.</summary>
        public void Turn()
        {
            long due = foldDue;
            for (int at = 0; at < Limits.SlotCount; at++)
            {
                due += Narrow[ReceivedOf + at] + Narrow[UsedOf + at];
                Narrow[ReceivedOf + at] = 0;
                Narrow[UsedOf + at] = 0;
                Narrow[GrantedOf + at] = 0;
                Narrow[GrantedKeptOf + at] = 0;
                DoubtOf[at] = 0;
            }

            grantedInEpoch = 0;
            foldDue = due < GrowthUvuMax ? due : GrowthUvuMax;
        }

        /// <summary>
        /// Turns due grants into earned value, at most once in <see cref="FoldMs"/> of own time: neighbours believe no faster growth.
        /// </summary>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        /// <returns>What became earned.</returns>
        public long Fold(long elapsedMs)
        {
            long due = foldDue;
            if (due == 0 || elapsedMs - foldAtMs < FoldMs)
            {
                return 0;
            }

            foldAtMs = elapsedMs;
            foldDue = 0;
            return edges.Earn(due);
        }

        /// <summary>Self-stabilisation: whether the data about a slot's neighbour can be true.</summary>
        /// <param name="slot">0..<see cref="Limits.SlotCount"/> - 1.</param>
        /// <param name="quotaUvu">Most that a witness can have granted, in micro-VU.</param>
        public bool IsPlausible(int slot, long quotaUvu)
        {
            return Narrow[GrantedOf + slot] >= 0 && Narrow[GrantedOf + slot] <= quotaUvu
                && Narrow[ReceivedOf + slot] >= 0 && Narrow[UsedOf + slot] >= 0
                && (long)Narrow[ReceivedOf + slot] + Narrow[UsedOf + slot] <= quotaUvu
                && Narrow[GoodOf + slot] >= 0 && Narrow[GoodOf + slot] <= TrustCredits.CountMax
                && Narrow[BadOf + slot] >= 0 && Narrow[BadOf + slot] <= TrustCredits.CountMax;
        }

        /// <summary>
        /// Self-stabilisation: grants of earlier edges of a slot stay when the slot is freed. If they cannot be true they become 0;
        /// otherwise the slot would be freed again and again.
        /// </summary>
        /// <param name="slot">0..<see cref="Limits.SlotCount"/> - 1.</param>
        /// <param name="quotaUvu">Most that a witness can have granted, in micro-VU.</param>
        public void Repair(int slot, long quotaUvu)
        {
            int used = Narrow[UsedOf + slot];
            Narrow[UsedOf + slot] = used >= 0 && used <= quotaUvu ? used : 0;
        }

        /// <summary>Writes the node's part of its record (SPEC 7).</summary>
        /// <param name="record">Receives it.</param>
        /// <param name="awakeMs">How long the node has been awake.</param>
        public void Write(byte[] record, long awakeMs)
        {
            LittleEndian.Write64(record, FoldDueAt, foldDue);
            LittleEndian.Write64(record, GrantedInEpochAt, grantedInEpoch);
            LittleEndian.Write64(record, FoldAtMsAt, foldAtMs);
            int[] peers = edges.PeerOf;
            int first = edges.First;
            int position = Limits.RecordHeadSize;
            for (int at = 0; at < Limits.SlotCount; at++)
            {
                long silence = peers[first + at] == 0 ? 0 : awakeMs - Wide[HeardAtMsOf + at] >> SilenceShift;
                record[position + SilenceAt] = (byte)(silence < SilenceMax ? silence : SilenceMax);
                LittleEndian.Fill24(record, position + GrantedAt, Narrow[GrantedOf + at]);
                LittleEndian.Fill24(record, position + GrantedAt + 3, Narrow[ReceivedOf + at]);
                LittleEndian.Fill24(record, position + GrantedAt + 6, Narrow[GoodOf + at]);
                LittleEndian.Fill24(record, position + GrantedAt + 9, Narrow[BadOf + at]);
                LittleEndian.Fill24(record, position + UsedAt, Narrow[UsedOf + at]);
                // No base is negative, so the record stores the base plus 1, and 0 for none.
                LittleEndian.Fill48(record, position + AnchorAt, Wide[AnchorOf + at] + 1);
                LittleEndian.Fill48(record, position + AnchorAt + 6, Wide[AnchorAtMsOf + at]);
                position += Limits.RecordSlotSize;
            }
        }

        /// <summary>Reads the node's part of its record; its edges were read before.</summary>
        public void Read(byte[] record)
        {
            foldDue = LittleEndian.Read64(record, FoldDueAt);
            grantedInEpoch = LittleEndian.Read64(record, GrantedInEpochAt);
            foldAtMs = LittleEndian.Read64(record, FoldAtMsAt);
            int position = Limits.RecordHeadSize;
            for (int at = 0; at < Limits.SlotCount; at++)
            {
                Narrow[GrantedOf + at] = LittleEndian.Read24(record, position + GrantedAt);
                Narrow[GrantedKeptOf + at] = Narrow[GrantedOf + at];
                Narrow[ReceivedOf + at] = LittleEndian.Read24(record, position + GrantedAt + 3);
                Narrow[GoodOf + at] = LittleEndian.Read24(record, position + GrantedAt + 6);
                Narrow[BadOf + at] = LittleEndian.Read24(record, position + GrantedAt + 9);
                Narrow[UsedOf + at] = LittleEndian.Read24(record, position + UsedAt);
                Wide[AnchorOf + at] = LittleEndian.Read48(record, position + AnchorAt) - 1;
                Wide[AnchorAtMsOf + at] = LittleEndian.Read48(record, position + AnchorAt + 6);
                Wide[PeerBaseOf + at] = -1;

                // A sleeper boots at every wake: silence continues from the recorded value, and the first frame of a neighbour may count as
                // an act.
                Wide[HeardAtMsOf + at] = -(long)record[position + SilenceAt] << SilenceShift;
                Wide[ActAtMsOf + at] = -int.MaxValue;
                position += Limits.RecordSlotSize;
            }
        }
    }
}
