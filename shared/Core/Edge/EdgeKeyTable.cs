using System;

namespace LVS.Core
{
    /// <summary>
    /// The columns of an edge's secrets: its state, the pair's key Q, the edge's key K, the nonces that K was made of, and the seq of the
    /// newest tagged frame. Flat arrays of <see cref="Limits.SlotCount"/> slots a node. Only <see cref="Handshake"/> writes them.
    /// </summary>
    public sealed class EdgeKeyTable
    {
        /// <summary>No edge.</summary>
        public const int None = 0;

        /// <summary>We want an edge: our diffs carry proposals.</summary>
        public const int Open = 1;

        /// <summary>The edge has its key; the other end has not used it yet.</summary>
        public const int Keyed = 2;

        /// <summary>Both ends have used the key: value may move.</summary>
        public const int Mutual = 3;

        /// <summary>Flag: Q is known.</summary>
        public const int HasPairKey = 1;

        /// <summary>Flag: our public key was the lower one of the pair when Q was agreed on.</summary>
        public const int IsPairLower = 2;

        /// <summary>Flag: our public key was the lower one of the pair when K was made.</summary>
        public const int IsLower = 4;

        /// <summary>Flag: a tagged frame was heard under the peer's present name.</summary>
        public const int HasSeq = 8;

        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + 2 * HeapSize.SmallColumn + 2 * HeapSize.KeyColumn
            + HeapSize.LongColumn + 5 * HeapSize.IntColumn;

        /// <summary>Bytes of a slot in a ledger record: state and order 1, key 16, nonces 8, peer 8, seq 4, epoch 4.</summary>
        public const int RecordSize = 1 + Limits.KeySize + 8 + 8 + 4 + 4;

        // These bits share the state's byte of the record.
        private const int StateMask = 3;
        private const int LowerBit = 4;
        private const int PairKeyBit = 8;
        private const int SeqBit = 16;

        // Where the slot's part lies in the record (SPEC 7): at its end, before a byte of 0.
        internal const int SlotAt = Limits.RecordSlotSize - 1 - RecordSize;

        /// <summary>One of the states above.</summary>
        public readonly byte[] StateOf;

        /// <summary>
        /// K of each slot, <see cref="Limits.KeySize"/> bytes. An open edge has its future key here as soon as the peer's nonce is known.
        /// </summary>
        public readonly byte[] EdgeKeysOf;

        /// <summary>Q of each slot.</summary>
        public readonly byte[] PairKeysOf;

        /// <summary>The flags above.</summary>
        public readonly byte[] FlagsOf;

        /// <summary>First 8 bytes of the hash of the peer's public key, 0 while not known.</summary>
        public readonly long[] PeerIdOf;

        /// <summary>Our nonce of the edge, 0 for none.</summary>
        public readonly int[] OwnNonceOf;

        /// <summary>The peer's nonce, 0 until it was heard under Q.</summary>
        public readonly int[] PeerNonceOf;

        /// <summary>
        /// Seq of the newest tagged frame that the peer sent under its present name. Valid only with <see cref="HasSeq"/>.
        /// </summary>
        public readonly int[] PeerSeqOf;

        /// <summary>Epoch of the peer's present name.</summary>
        public readonly int[] PeerEpochOf;

        /// <summary>Rises whenever a slot opens or closes, so that a key agreement begun for an earlier edge is refused.</summary>
        public readonly int[] GenerationOf;

        /// <summary>Allocates the columns of a number of nodes.</summary>
        /// <param name="nodeCount">At least 1.</param>
        public EdgeKeyTable(int nodeCount)
        {
            int slots = nodeCount * Limits.SlotCount;
            StateOf = new byte[slots];
            EdgeKeysOf = new byte[slots * Limits.KeySize];
            PairKeysOf = new byte[slots * Limits.KeySize];
            FlagsOf = new byte[slots];
            PeerIdOf = new long[slots];
            OwnNonceOf = new int[slots];
            PeerNonceOf = new int[slots];
            PeerSeqOf = new int[slots];
            PeerEpochOf = new int[slots];
            GenerationOf = new int[slots];
        }

        /// <summary>Frees a slot: nothing of the edge that was in it remains.</summary>
        internal void Clear(int at)
        {
            StateOf[at] = None;
            Array.Clear(EdgeKeysOf, at * Limits.KeySize, Limits.KeySize);
            Array.Clear(PairKeysOf, at * Limits.KeySize, Limits.KeySize);
            FlagsOf[at] = 0;
            PeerIdOf[at] = 0;
            OwnNonceOf[at] = 0;
            PeerNonceOf[at] = 0;
            PeerSeqOf[at] = 0;
            PeerEpochOf[at] = 0;
            GenerationOf[at]++;
        }

        /// <summary>
        /// Writes a node's slots into its record (SPEC 7). The record must be 0 there. A keyed edge stores its key; an open edge stores the
        /// pair's key, if it is known.
        /// </summary>
        /// <param name="first">Index of the node's first slot.</param>
        /// <param name="record">The record.</param>
        public void Write(int first, byte[] record)
        {
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                WriteSlot(first + slot, record, Limits.RecordHeadSize + slot * Limits.RecordSlotSize + SlotAt);
            }
        }

        /// <summary>Reads a node's slots from its record.</summary>
        /// <returns>False when it holds what no <see cref="Write"/> writes.</returns>
        public bool Read(int first, byte[] record)
        {
            bool isSound = true;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                isSound &= ReadSlot(first + slot, record, Limits.RecordHeadSize + slot * Limits.RecordSlotSize + SlotAt);
            }

            return isSound;
        }

        private void WriteSlot(int at, byte[] record, int position)
        {
            int state = StateOf[at];
            if (state == None)
            {
                return;
            }

            bool isOpen = state == Open;
            int flags = FlagsOf[at];
            bool isLower = (flags & (isOpen ? IsPairLower : IsLower)) != 0;
            int bits = isOpen && (flags & HasPairKey) != 0 ? state | PairKeyBit : state;
            bits |= (flags & HasSeq) != 0 ? SeqBit : 0;
            record[position] = (byte)(isLower ? bits | LowerBit : bits);
            Array.Copy(isOpen ? PairKeysOf : EdgeKeysOf, at * Limits.KeySize, record, position + 1, Limits.KeySize);
            int rest = position + 1 + Limits.KeySize;
            LittleEndian.Write32(record, rest, OwnNonceOf[at]);
            LittleEndian.Write32(record, rest + 4, PeerNonceOf[at]);
            LittleEndian.Write64(record, rest + 8, PeerIdOf[at]);
            LittleEndian.Write32(record, rest + 16, PeerSeqOf[at]);
            LittleEndian.Write32(record, rest + 20, PeerEpochOf[at]);
        }

        private bool ReadSlot(int at, byte[] record, int position)
        {
            Clear(at);
            int bits = record[position];
            int state = bits & StateMask;
            if (state == None)
            {
                return bits == 0;
            }

            bool isOpen = state == Open;
            StateOf[at] = (byte)state;
            bool hasPairKey = (bits & PairKeyBit) != 0;
            FlagsOf[at] = (byte)(((bits & LowerBit) != 0 ? IsLower | IsPairLower : 0)
                | (hasPairKey ? HasPairKey : 0) | ((bits & SeqBit) != 0 ? HasSeq : 0));
            Array.Copy(record, position + 1, isOpen ? PairKeysOf : EdgeKeysOf, at * Limits.KeySize, Limits.KeySize);
            int rest = position + 1 + Limits.KeySize;
            OwnNonceOf[at] = LittleEndian.Read32(record, rest);
            PeerNonceOf[at] = LittleEndian.Read32(record, rest + 4);
            PeerIdOf[at] = LittleEndian.Read64(record, rest + 8);
            PeerSeqOf[at] = LittleEndian.Read32(record, rest + 16);
            PeerEpochOf[at] = LittleEndian.Read32(record, rest + 20);
            return bits < 2 * SeqBit && OwnNonceOf[at] != 0 && (isOpen ? hasPairKey || PeerNonceOf[at] == 0
                : !hasPairKey && PeerNonceOf[at] != 0);
        }
    }
}
