using System;

namespace LVS.Core
{
    /// <summary>
    /// The edges that a node has closed lately: their keys, kept until the other ends can have heard of it (SPEC 5.4). Whom the word does
    /// not reach closes by silence. Only a node that boots at every wake keeps them in its record, and tells those alone: what it says in
    /// a wake is what its record says, and the other end may be asleep for many of its wakes.
    /// </summary>
    /// <remarks>A window over flat arrays, as <see cref="EdgeTable"/>. It alone writes its columns. Not thread safe.</remarks>
    public sealed class Tombstones
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + 4 * HeapSize.Field + HeapSize.TombstoneKeyColumn + 3 * HeapSize.BannedColumn;

        private const int RecordAt = Limits.RecordHeadSize + Limits.SlotCount * Limits.RecordSlotSize;
        private const int OneSize = Limits.KeySize + 5;
        private const byte ProofFitsRecord = Limits.TombstoneCount * OneSize <= Limits.RecordTombstonesSize ? 0 : -1;

        private readonly byte[] keysOf;
        private readonly int[] peersOf;
        private readonly int[] leftOf;

        // Whether the record that was read at boot holds it.
        private readonly bool[] isReadOf;
        private bool areKept;
        private int node;
        private int first;
        private int told;

        /// <summary>Allocates the columns of a number of nodes.</summary>
        /// <param name="nodeCount">At least 1.</param>
        public Tombstones(int nodeCount)
        {
            keysOf = new byte[nodeCount * Limits.TombstoneCount * Limits.KeySize];
            peersOf = new int[nodeCount * Limits.TombstoneCount];
            leftOf = new int[nodeCount * Limits.TombstoneCount];
            isReadOf = new bool[nodeCount * Limits.TombstoneCount];
            told = first;
        }

        /// <summary>Whom the tombstone is for that was chosen last.</summary>
        public int Peer => peersOf[told];

        /// <summary>The window of another node.</summary>
        public Tombstones Window(int nodeIndex)
        {
            if (nodeIndex == node)
            {
                return this;
            }

            Tombstones window = (Tombstones)MemberwiseClone();
            window.node = nodeIndex;
            window.first = nodeIndex * Limits.TombstoneCount;
            window.told = window.first;
            window.areKept = false;
            return window;
        }

        /// <summary>From now on the record holds them, and no other is told: in boot, before the record is read.</summary>
        public void Keep()
        {
            areKept = true;
        }

        /// <summary>Remembers a closed edge; of more than there is room for, the one told most is forgotten.</summary>
        /// <param name="peer">The other end.</param>
        /// <param name="edgeKeys">Array with its key.</param>
        /// <param name="keyAt">Where the key begins.</param>
        public void Add(int peer, byte[] edgeKeys, int keyAt)
        {
            int at = first;
            for (int other = first; other < first + Limits.TombstoneCount; other++)
            {
                at = leftOf[other] < leftOf[at] ? other : at;
            }

            Array.Copy(edgeKeys, keyAt, keysOf, at * Limits.KeySize, Limits.KeySize);
            peersOf[at] = peer;
            leftOf[at] = areKept ? Limits.TombstoneDiffsOfSleeper : Limits.TombstoneDiffs;
            isReadOf[at] = false;
        }

        /// <summary>Chooses the one that the next diff tells, in turn.</summary>
        /// <returns>Whether there is any.</returns>
        public bool Choose()
        {
            for (int i = 0; i < Limits.TombstoneCount; i++)
            {
                told = told + 1 == first + Limits.TombstoneCount ? first : told + 1;
                if (leftOf[told] > 0 && (isReadOf[told] || !areKept))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>A diff with the chosen one was written: its tag.</summary>
        /// <param name="handshake">Makes the tag.</param>
        /// <param name="digest">Digest of the frame.</param>
        public long TakeTag(Handshake handshake, byte[] digest)
        {
            leftOf[told]--;
            return handshake.TombstoneTag(keysOf, told * Limits.KeySize, digest);
        }

        /// <summary>Writes the node's part of its record (SPEC 7).</summary>
        public void Write(byte[] record)
        {
            Array.Clear(record, RecordAt, Limits.RecordTombstonesSize);
            int position = RecordAt;
            for (int at = first; at < first + Limits.TombstoneCount && areKept; at++)
            {
                if (leftOf[at] > 0)
                {
                    Array.Copy(keysOf, at * Limits.KeySize, record, position, Limits.KeySize);
                    LittleEndian.Write32(record, position + Limits.KeySize, peersOf[at]);
                    record[position + Limits.KeySize + 4] = (byte)leftOf[at];
                }

                position += OneSize;
            }
        }

        /// <summary>Reads the node's part of its record.</summary>
        public void Read(byte[] record)
        {
            int position = RecordAt;
            for (int at = first; at < first + Limits.TombstoneCount; at++)
            {
                Array.Copy(record, position, keysOf, at * Limits.KeySize, Limits.KeySize);
                peersOf[at] = LittleEndian.Read32(record, position + Limits.KeySize);
                leftOf[at] = peersOf[at] == 0 ? 0 : record[position + Limits.KeySize + 4];
                isReadOf[at] = true;
                position += OneSize;
            }
        }
    }
}
