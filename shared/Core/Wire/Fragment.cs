namespace LVS.Core
{
    /// <summary>
    /// One fragment of a stripe with everything that proves where it belongs, on the wire and on flash. One instance is made in boot and
    /// reused. A stripe is a piece of a record, coded into <see cref="TotalCount"/> fragments; any <see cref="DataCount"/> of them restore
    /// it. The name of the stripe is not sent: <see cref="Stripe"/> follows from content, path and anchor (SPEC 9.1).
    /// </summary>
    public sealed class Fragment
    {
        /// <summary>The content, its first <see cref="Size"/> bytes valid.</summary>
        public readonly byte[] Bytes;

        /// <summary>The path from the fragment's leaf to the root of the stripe's tree, <see cref="HashTree.PathSize"/> bytes.</summary>
        public readonly byte[] Path = new byte[HashTree.PathSize];

        /// <summary>The anchor of the owner's chain, <see cref="OwnerChain.LinkSize"/> bytes.</summary>
        public readonly byte[] Anchor = new byte[OwnerChain.LinkSize];

        /// <summary>Name of the stripe, not 0; 0 in a fragment that was heard but not named yet (<see cref="Namer"/>).</summary>
        public long Stripe;

        /// <summary>
        /// Which fragment of the stripe, 0..<see cref="TotalCount"/> - 1; those below <see cref="DataCount"/> are the data itself.
        /// </summary>
        public int Index;

        /// <summary>k, 1..<see cref="Limits.ShareCountMax"/>; 1 means that every fragment is a copy.</summary>
        public int DataCount = 1;

        /// <summary>n, <see cref="DataCount"/>..<see cref="Limits.ShareCountMax"/>.</summary>
        public int TotalCount = 1;

        /// <summary>The swarm's minute up to which the fragment is to be kept, 0..2^32 - 1.</summary>
        public long ExpiryMinute;

        /// <summary>Bytes of content, 1..<see cref="Limits.FragmentSizeMax"/>.</summary>
        public int Size;

        /// <summary>Makes a fragment with room for its content.</summary>
        public Fragment()
            : this(new byte[Limits.FragmentSizeMax])
        {
        }

        /// <summary>Makes a fragment over a buffer. Fragments that are never used at the same time can share it.</summary>
        /// <param name="bytes">At least <see cref="Limits.FragmentSizeMax"/> bytes.</param>
        public Fragment(byte[] bytes)
        {
            Bytes = bytes;
        }

        /// <summary>k - 1 in the low and n - 1 in the high half.</summary>
        public int Shape
        {
            get => (DataCount - 1) | ((TotalCount - 1) << 4);
            set
            {
                DataCount = (value & 15) + 1;
                TotalCount = ((value >> 4) & 15) + 1;
            }
        }

        /// <summary>Whether all fields but the name are in range.</summary>
        public bool InRange()
        {
            return DataCount >= 1 && TotalCount >= DataCount && TotalCount <= Limits.ShareCountMax
                && Index >= 0 && Index < TotalCount
                && ExpiryMinute >= 0 && ExpiryMinute <= uint.MaxValue
                && Size >= 1 && Size <= Limits.FragmentSizeMax;
        }

        /// <summary>Copies all of another fragment.</summary>
        public void CopyFrom(Fragment other)
        {
            Stripe = other.Stripe;
            Index = other.Index;
            DataCount = other.DataCount;
            TotalCount = other.TotalCount;
            ExpiryMinute = other.ExpiryMinute;
            Size = other.Size;
            System.Array.Copy(other.Path, 0, Path, 0, Path.Length);
            System.Array.Copy(other.Anchor, 0, Anchor, 0, Anchor.Length);
            System.Array.Copy(other.Bytes, 0, Bytes, 0, other.Size);
        }
    }
}
