namespace LVS.Core
{
    /// <summary>
    /// The records of the fragment log as bytes. A record is a multiple of 64 bytes and ends in a keyless HMAC, which a board computes
    /// faster than any checksum of its own. Every record carries the generation of its segment, so that bytes left behind by an incomplete
    /// erase are never taken for new ones. A record lies at the start of its buffer. Layout in SPEC 12. Allocates once. Not for use by two
    /// threads at once.
    /// </summary>
    public sealed class FlashRecord
    {
        /// <summary>Records start at multiples of this many bytes.</summary>
        public const int Align = 64;

        /// <summary>Bytes of the largest record.</summary>
        public const int SizeMax = (ContentAt + Limits.FragmentSizeMax + SumSize + Align - 1) / Align * Align;

        /// <summary>Type: a segment begins. It says which older segments still count.</summary>
        public const int TypeCommit = 1;

        /// <summary>Type: a fragment.</summary>
        public const int TypeFragment = 2;

        /// <summary>Type: a fragment was removed.</summary>
        public const int TypeRemoved = 3;

        private const int Magic = 0x4753564C; // "LVSG"
        private const int SumSize = 8;
        private const int AnchorAt = 30;
        private const int PathAt = AnchorAt + OwnerChain.LinkSize;
        private const int ContentAt = PathAt + HashTree.PathSize;

        private const byte ProofFourUnits = SizeMax == 4 * Align ? 0 : -1;
        private const byte ProofFitsScratch = SizeMax <= Scratch.EndAt ? 0 : -1;

        private readonly IHmac hmac;
        private readonly Scratch scratch;

        /// <summary>Allocates the buffers.</summary>
        public FlashRecord(IHmac hmac)
            : this(hmac, new Scratch())
        {
        }

        /// <summary>Shares the buffers for a hash.</summary>
        /// <param name="hmac">Hashes.</param>
        /// <param name="scratch">The buffers.</param>
        public FlashRecord(IHmac hmac, Scratch scratch)
        {
            this.hmac = hmac;
            this.scratch = scratch;
        }

        /// <summary>Bytes of the record of a fragment with that much content; 0 for the types that have none.</summary>
        public static int SizeOf(int contentSize)
        {
            int head = contentSize == 0 ? AnchorAt : ContentAt;
            return (head + contentSize + SumSize + Align - 1) / Align * Align;
        }

        /// <summary>Writes a commit.</summary>
        /// <param name="buffer">At least <see cref="Align"/> bytes.</param>
        /// <param name="generation">Generation of the segment that begins.</param>
        /// <param name="tail">Oldest generation that still counts.</param>
        /// <param name="home">The node's home in the space of names, 0..65535.</param>
        /// <returns>Bytes of the record.</returns>
        public int WriteCommit(byte[] buffer, int generation, int tail, int home)
        {
            Begin(buffer, TypeCommit, generation, 0);
            LittleEndian.Write16(buffer, 10, home);
            LittleEndian.Write32(buffer, 24, tail);
            return Close(buffer, 0);
        }

        /// <summary>Writes the record of a fragment.</summary>
        /// <param name="buffer">At least <see cref="SizeMax"/> bytes.</param>
        /// <param name="generation">Generation of the segment.</param>
        /// <param name="fragment">The fragment, in range.</param>
        /// <param name="keptMinute">The node's own minute before which the fragment may not expire.</param>
        /// <param name="origin">The account that the fragment counts to, 0..255.</param>
        /// <returns>Bytes of the record.</returns>
        public int WriteFragment(byte[] buffer, int generation, Fragment fragment, int keptMinute, int origin)
        {
            Begin(buffer, TypeFragment, generation, fragment.Size);
            Name(buffer, fragment.Stripe, fragment.Index, fragment.Shape);
            System.Array.Copy(fragment.Anchor, 0, buffer, AnchorAt, OwnerChain.LinkSize);
            System.Array.Copy(fragment.Path, 0, buffer, PathAt, HashTree.PathSize);
            System.Array.Copy(fragment.Bytes, 0, buffer, ContentAt, fragment.Size);
            LittleEndian.Write32(buffer, 20, (int)fragment.ExpiryMinute);
            LittleEndian.Write32(buffer, 24, keptMinute);
            buffer[28] = (byte)origin;
            return Close(buffer, fragment.Size);
        }

        /// <summary>Writes the record of a fragment's removal.</summary>
        /// <param name="buffer">At least <see cref="SizeMax"/> bytes.</param>
        /// <param name="generation">Generation of the segment.</param>
        /// <param name="name">Of the stripe.</param>
        /// <param name="index">Which fragment.</param>
        /// <param name="shape">As <see cref="Fragment.Shape"/>.</param>
        /// <returns>Bytes of the record.</returns>
        public int WriteRemoved(byte[] buffer, int generation, long name, int index, int shape)
        {
            Begin(buffer, TypeRemoved, generation, 0);
            Name(buffer, name, index, shape);
            return Close(buffer, 0);
        }

        /// <summary>Turns the fragment record in a buffer into a record of another segment, with the same content.</summary>
        /// <param name="buffer">With a whole record at its start.</param>
        /// <param name="generation">Generation of that segment.</param>
        /// <param name="expiryMinute">The swarm's minute up to which the fragment is to be kept.</param>
        /// <param name="keptMinute">The node's own minute before which the fragment may not expire.</param>
        /// <returns>Bytes of the record.</returns>
        public int Rewrite(byte[] buffer, int generation, long expiryMinute, int keptMinute)
        {
            LittleEndian.Write32(buffer, 4, generation);
            LittleEndian.Write32(buffer, 20, (int)expiryMinute);
            LittleEndian.Write32(buffer, 24, keptMinute);
            return Close(buffer, buffer[9]);
        }

        /// <summary>Whether a buffer begins with a whole record.</summary>
        /// <param name="buffer">Bytes read from flash.</param>
        /// <param name="end">How many.</param>
        /// <returns>Bytes of the record, 0 when there is none.</returns>
        public int WholeSize(byte[] buffer, int end)
        {
            if (end < Align || LittleEndian.Read32(buffer, 0) != Magic)
            {
                return 0;
            }

            int type = buffer[8];
            int contentSize = buffer[9];
            bool fits = type == TypeFragment
                ? contentSize >= 1 && contentSize <= Limits.FragmentSizeMax
                : contentSize == 0 && type >= TypeCommit && type <= TypeRemoved;
            int size = SizeOf(contentSize);
            if (!fits || size > end)
            {
                return 0;
            }

            hmac.Compute(scratch.NoKey, buffer, size - SumSize, scratch.Hash);
            return LittleEndian.Read64(buffer, size - SumSize) == LittleEndian.Read64(scratch.Hash, 0) ? size : 0;
        }

        /// <summary>Type of a whole record.</summary>
        public static int TypeOf(byte[] buffer)
        {
            return buffer[8];
        }

        /// <summary>Generation of a whole record.</summary>
        public static int GenerationOf(byte[] buffer)
        {
            return LittleEndian.Read32(buffer, 4);
        }

        /// <summary>Home in a commit.</summary>
        public static int HomeOf(byte[] buffer)
        {
            return LittleEndian.Read16(buffer, 10);
        }

        /// <summary>Tail of a commit. Of other records, the node's own minute before which the fragment may not expire.</summary>
        public static int KeptMinuteOf(byte[] buffer)
        {
            return LittleEndian.Read32(buffer, 24);
        }

        /// <summary>The account that the fragment of a whole record counts to.</summary>
        public static int OriginOf(byte[] buffer)
        {
            return buffer[28];
        }

        /// <summary>Name in a whole record.</summary>
        public static long NameOf(byte[] buffer)
        {
            return LittleEndian.Read64(buffer, 12);
        }

        /// <summary>Index in a whole record.</summary>
        public static int IndexOf(byte[] buffer)
        {
            return buffer[11];
        }

        /// <summary>Shape in a whole record, as <see cref="Fragment.Shape"/>.</summary>
        public static int ShapeOf(byte[] buffer)
        {
            return buffer[10];
        }

        /// <summary>The swarm's minute up to which the fragment of a whole record is kept, 0..2^32 - 1.</summary>
        public static long ExpiryOf(byte[] buffer)
        {
            return (uint)LittleEndian.Read32(buffer, 20);
        }

        /// <summary>Whether the fields of a whole record that is no commit agree with each other.</summary>
        public static bool IsRight(byte[] buffer)
        {
            int dataCount = (buffer[10] & 15) + 1;
            int totalCount = (buffer[10] >> 4) + 1;
            return dataCount <= totalCount && buffer[11] < totalCount && NameOf(buffer) != 0;
        }

        /// <summary>Reads the fragment of a whole record.</summary>
        public static void Read(byte[] buffer, Fragment fragment)
        {
            int size = buffer[9];
            fragment.Shape = buffer[10];
            fragment.Index = buffer[11];
            fragment.Stripe = NameOf(buffer);
            fragment.ExpiryMinute = ExpiryOf(buffer);
            fragment.Size = size;
            System.Array.Copy(buffer, AnchorAt, fragment.Anchor, 0, OwnerChain.LinkSize);
            System.Array.Copy(buffer, PathAt, fragment.Path, 0, HashTree.PathSize);
            System.Array.Copy(buffer, ContentAt, fragment.Bytes, 0, size);
        }

        private static void Begin(byte[] buffer, int type, int generation, int contentSize)
        {
            System.Array.Clear(buffer, 0, SizeOf(contentSize));
            LittleEndian.Write32(buffer, 0, Magic);
            LittleEndian.Write32(buffer, 4, generation);
            buffer[8] = (byte)type;
            buffer[9] = (byte)contentSize;
        }

        private static void Name(byte[] buffer, long name, int index, int shape)
        {
            buffer[10] = (byte)shape;
            buffer[11] = (byte)index;
            LittleEndian.Write64(buffer, 12, name);
        }

        private int Close(byte[] buffer, int contentSize)
        {
            int size = SizeOf(contentSize);
            hmac.Compute(scratch.NoKey, buffer, size - SumSize, scratch.Hash);
            System.Array.Copy(scratch.Hash, 0, buffer, size - SumSize, SumSize);
            return size;
        }
    }
}
