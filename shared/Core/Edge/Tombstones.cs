using System;

namespace LVS.Core
{
    /// <summary>
    /// Keys of edges that a node closed recently, kept until the other ends can have heard of it (SPEC 5.4). An end that misses the
    /// tombstone closes by silence. A node that boots at every wake stores the newest two in its record and announces only those: after a
    /// boot it knows only its record, and the other end may sleep through many of its wakes.
    /// </summary>
    /// <remarks>A window over a flat array, as <see cref="EdgeTable"/>. Only this class writes it. Not thread safe.</remarks>
    public sealed class Tombstones
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + 5 * HeapSize.Field
            + (HeapSize.Array + OneSize * Limits.TombstoneCount + HeapSize.Block - 1) / HeapSize.Block * HeapSize.Block;

        /// <summary>Bytes of one, here and in a ledger record: key 16, peer 4, number of diffs left that announce it 1.</summary>
        public const int OneSize = Limits.KeySize + 5;

        private const int PeerAt = Limits.KeySize;
        private const int LeftAt = PeerAt + 4;

        // This bit shares the byte of the number of diffs left: no record holds the tombstone yet.
        private const int UnreadBit = 1 << 7;
        private const int LeftMask = UnreadBit - 1;
        private const int RecordAt = Limits.RecordHeadSize + Limits.SlotCount * Limits.RecordSlotSize;
        private const int KeptSize = Limits.TombstonesKept * OneSize;
        private const byte ProofKeptFitRecord = KeptSize <= Limits.RecordTombstonesSize ? 0 : -1;
        private const byte ProofLeftFits = Limits.TombstoneDiffsOfSleeper <= LeftMask ? 0 : -1;

        private readonly byte[] stonesOf;
        private bool areKept;
        private bool mayTell;
        private int first;
        private int told;

        /// <summary>Allocates the column of a number of nodes.</summary>
        /// <param name="nodeCount">At least 1.</param>
        public Tombstones(int nodeCount)
        {
            stonesOf = new byte[nodeCount * Limits.TombstoneCount * OneSize];
        }

        /// <summary>The former peer of the tombstone that was chosen last.</summary>
        public int Peer => LittleEndian.Read32(stonesOf, told + PeerAt);

        /// <summary>The window of another node.</summary>
        public Tombstones Window(int nodeIndex)
        {
            int start = nodeIndex * Limits.TombstoneCount * OneSize;
            if (start == first)
            {
                return this;
            }

            Tombstones window = (Tombstones)MemberwiseClone();
            window.first = start;
            window.told = start;
            window.areKept = false;
            window.mayTell = false;
            return window;
        }

        /// <summary>
        /// From now on tombstones are stored in the record, and only stored ones are announced. Call it in boot, before the record is read.
        /// </summary>
        public void Keep()
        {
            areKept = true;
        }

        /// <summary>Remembers a closed edge. When all places are taken, the one that was announced most is forgotten.</summary>
        /// <param name="peer">The other end.</param>
        /// <param name="edgeKeys">Array with its key.</param>
        /// <param name="keyAt">Where the key begins.</param>
        public void Add(int peer, byte[] edgeKeys, int keyAt)
        {
            int at = first;
            int end = first + (areKept ? Limits.TombstonesKept : Limits.TombstoneCount) * OneSize;
            for (int other = first; other < end; other += OneSize)
            {
                at = Left(other) < Left(at) ? other : at;
            }

            Array.Copy(edgeKeys, keyAt, stonesOf, at, Limits.KeySize);
            LittleEndian.Write32(stonesOf, at + PeerAt, peer);
            stonesOf[at + LeftAt] = (byte)(areKept ? Limits.TombstoneDiffsOfSleeper | UnreadBit : Limits.TombstoneDiffs);
            mayTell = true;
        }

        /// <summary>Chooses the tombstone that the next diff announces, in turn.</summary>
        /// <returns>Whether there is any.</returns>
        public bool Choose()
        {
            int last = first + (Limits.TombstoneCount - 1) * OneSize;
            for (int i = 0; mayTell && i < Limits.TombstoneCount; i++)
            {
                told = told == last ? first : told + OneSize;
                int left = stonesOf[told + LeftAt];
                if (left > 0 && left < UnreadBit)
                {
                    return true;
                }
            }

            mayTell = false;
            return false;
        }

        /// <summary>A diff with the chosen one was written: its tag.</summary>
        /// <param name="handshake">Makes the tag.</param>
        /// <param name="digest">Digest of the frame.</param>
        public long TakeTag(Handshake handshake, byte[] digest)
        {
            stonesOf[told + LeftAt]--;
            return handshake.TombstoneTag(stonesOf, told, digest);
        }

        /// <summary>Writes the node's part of its record (SPEC 7); nothing, unless <see cref="Keep"/> was called.</summary>
        public void Write(byte[] record)
        {
            Array.Clear(record, RecordAt, Limits.RecordTombstonesSize);
            if (areKept)
            {
                Array.Copy(stonesOf, first, record, RecordAt, KeptSize);
                for (int at = RecordAt; at < RecordAt + KeptSize; at += OneSize)
                {
                    record[at + LeftAt] &= LeftMask;
                }
            }
        }

        /// <summary>Reads the node's part of its record.</summary>
        /// <returns>False when it holds what no <see cref="Write"/> writes.</returns>
        public bool Read(byte[] record)
        {
            mayTell = true;
            Array.Copy(record, RecordAt, stonesOf, first, KeptSize);
            bool isSound = true;
            for (int at = first; at < first + KeptSize; at += OneSize)
            {
                isSound &= stonesOf[at + LeftAt] <= LeftMask
                    && (LittleEndian.Read32(stonesOf, at + PeerAt) != 0 || stonesOf[at + LeftAt] == 0);
            }

            return isSound;
        }

        private int Left(int at)
        {
            return stonesOf[at + LeftAt] & LeftMask;
        }
    }
}
