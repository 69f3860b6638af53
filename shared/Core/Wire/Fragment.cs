namespace LVS.Core
{
    /// <summary>
    /// One fragment of a stripe with all that is said about it, on the wire and on flash. One instance is made in boot and used again.
    /// A stripe is a piece of a record, coded into <see cref="TotalCount"/> fragments any <see cref="DataCount"/> of which bring it back.
    /// </summary>
    public sealed class Fragment
    {
        /// <summary>The content, its first <see cref="Size"/> bytes valid.</summary>
        public readonly byte[] Bytes;

        /// <summary>Name of the stripe, not 0.</summary>
        public long Stripe;

        /// <summary>Version of the stripe, compared in the serial arithmetic of RFC 1982: a newer one replaces all older ones.</summary>
        public int Version;

        /// <summary>
        /// CRC-32 of the stripe's data fragments in order: whoever re-creates a fragment sees whether its sources fit together.
        /// </summary>
        public int Check;

        /// <summary>
        /// Which fragment of the stripe, 0..<see cref="TotalCount"/> - 1; those below <see cref="DataCount"/> are the data itself.
        /// </summary>
        public int Index;

        /// <summary>k, 1..<see cref="Limits.ShareCountMax"/>; 1 means that every fragment is a copy.</summary>
        public int DataCount = 1;

        /// <summary>n, <see cref="DataCount"/>..<see cref="Limits.ShareCountMax"/>.</summary>
        public int TotalCount = 1;

        /// <summary>Hours that the stripe is still to be kept, 0..65535; 0 is expired.</summary>
        public int Hours;

        /// <summary>Bytes of content, 1..<see cref="Limits.FragmentSizeMax"/>.</summary>
        public int Size;

        /// <summary>Makes a fragment with room for its content.</summary>
        public Fragment()
            : this(new byte[Limits.FragmentSizeMax])
        {
        }

        /// <summary>Makes one over a buffer: where only what is said about a fragment counts, several can share it.</summary>
        /// <param name="bytes">At least <see cref="Limits.FragmentSizeMax"/> bytes.</param>
        public Fragment(byte[] bytes)
        {
            Bytes = bytes;
        }

        /// <summary>Whether all fields are in range.</summary>
        public bool InRange()
        {
            return Stripe != 0
                && DataCount >= 1 && TotalCount >= DataCount && TotalCount <= Limits.ShareCountMax
                && Index >= 0 && Index < TotalCount
                && Hours >= 0 && Hours <= 65535
                && Size >= 1 && Size <= Limits.FragmentSizeMax;
        }
    }
}
