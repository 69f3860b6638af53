namespace LVS.Core
{
    /// <summary>
    /// The entries of the diff that was written last, each with its bytes and the amounts they encode, and the header's minute and sender;
    /// echoes are stored elsewhere. Fixed memory.
    /// </summary>
    internal sealed class SaidEntries
    {
        /// <summary>Bytes from one entry to the next: the largest entry, and what <see cref="EntryCodec"/> may write behind it.</summary>
        internal const int Stride = 24;

        /// <summary>Where the bytes of minute and sender are, behind those of the entries.</summary>
        internal const int NamesAt = Limits.SlotCount * Stride;

        /// <summary>Bytes of minute and sender.</summary>
        internal const int NamesSize = 8;

        internal readonly byte[] Bytes = new byte[NamesAt + NamesSize];
        internal readonly int[] Peer = new int[Limits.SlotCount];
        internal readonly long[] Sent = new long[Limits.SlotCount];
        internal readonly long[] Credited = new long[Limits.SlotCount];
        internal readonly int[] Granted = new int[Limits.SlotCount];

        /// <summary>Bytes of each entry.</summary>
        internal readonly byte[] Size = new byte[Limits.SlotCount];

        // No valid minute, so that both are written at least once.
        internal long Minute = -1;
        internal int Sender;

        private const byte ProofEntryFitsStride = Limits.EntrySizeMax + 3 <= Stride ? 0 : -1;

        internal SaidEntries()
        {
            // No valid amount, so that each entry is written at least once.
            for (int i = 0; i < Limits.SlotCount; i++)
            {
                Sent[i] = -1;
            }
        }
    }
}
