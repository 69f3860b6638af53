namespace LVS.Core
{
    /// <summary>
    /// Buffers that a node's parts share, because each needs them during one call only: for a hash, and for a frame or a record. Allocates
    /// once. Not for use by two threads at once.
    /// </summary>
    public sealed class Scratch
    {
        /// <summary>Bytes of a hash.</summary>
        public const int HashSize = 32;

        /// <summary>Bytes of the longest message that is hashed here: two public keys behind a label.</summary>
        public const int MessageSize = SecretLabel.Size + 2 * Limits.PublicKeySize;

        /// <summary>Where the end of <see cref="Buffer"/> begins, which no frame and no record of a fragment reaches.</summary>
        public const int EndAt = Limits.LedgerRecordSize - HashTree.RowSize;

        private const byte ProofEndIsFree = Limits.FrameSizeMax < EndAt ? 0 : -1;

        /// <summary>The key of an edge, a pair or a voucher.</summary>
        public readonly byte[] Key = new byte[Limits.KeySize];

        /// <summary>For hashes without a key: 32 bytes of 0, which nobody writes to (<see cref="IHmac"/>).</summary>
        public readonly byte[] NoKey = new byte[32];

        /// <summary>The message.</summary>
        public readonly byte[] Message = new byte[MessageSize];

        /// <summary>Its hash.</summary>
        public readonly byte[] Hash = new byte[HashSize];

        /// <summary>
        /// The frame that is heard or said, the ledger's record, or the record of a fragment: a turn never needs two of them at once. Only
        /// a hash tree computes beside them, in the end of the buffer.
        /// </summary>
        public readonly byte[] Buffer = new byte[Limits.LedgerRecordSize];
    }
}
