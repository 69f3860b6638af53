namespace LVS.Core
{
    /// <summary>
    /// The entries of the diff that was written last, each with its bytes and the amounts they encode; echoes are stored elsewhere. Fixed
    /// memory.
    /// </summary>
    internal sealed class SaidEntries
    {
        /// <summary>Bytes from one entry to the next: the largest entry, and what <see cref="EntryCodec"/> may write behind it.</summary>
        internal const int Stride = 24;

        internal readonly byte[] Bytes = new byte[Limits.SlotCount * Stride];
        internal readonly int[] Peer = new int[Limits.SlotCount];
        internal readonly long[] Sent = new long[Limits.SlotCount];
        internal readonly long[] Credited = new long[Limits.SlotCount];
        internal readonly int[] Granted = new int[Limits.SlotCount];

        /// <summary>Bytes of each entry.</summary>
        internal readonly byte[] Size = new byte[Limits.SlotCount];

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
