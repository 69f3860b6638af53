namespace LVS.Core
{
    /// <summary>
    /// The records of the fragment log as bytes: whole multiples of 64, closed by a keyless HMAC, which a board computes faster than any
    /// checksum of its own. Every record carries the generation of its segment, so that what an erase has left behind is never taken for
    /// new. Layout in SPEC 12. Allocates once. Not for use by two threads at once.
    /// </summary>
    public sealed class FlashRecord
    {
        /// <summary>Records start at multiples of this many bytes.</summary>
        public const int Align = 64;

        /// <summary>Bytes of the largest record.</summary>
        public const int SizeMax = (ContentAt + Limits.FragmentSizeMax + SumSize + Align - 1) / Align * Align;

        /// <summary>Type: the segment begins; which older segments still count.</summary>
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

        private readonly IHmac hmac;
        private readonly byte[] noKey = new byte[32];
        private readonly byte[] hash = new byte[32];
        private readonly byte[] message = new byte[SizeMax];

        /// <summary>Allocates the buffers.</summary>
        public FlashRecord(IHmac hmac)
        {
            this.hmac = hmac;
        }

        /// <summary>Bytes of the record of a fragment with that much content; 0 for the types that have none.</summary>
        public static int SizeOf(int contentSize)
        {
            int head = contentSize == 0 ? AnchorAt : ContentAt;
            return (head + contentSize + SumSize + Align - 1) / Align * Align;
        }

        /// <summary>Writes a commit.</summary>
        /// <param name="buffer">At least <see cref="SizeMax"/> bytes.</param>
        /// <param name="generation">Generation of the segment that begins.</param>
        /// <param name="tail">Oldest generation that still counts.</param>
        /// <param name="home">Where the node lives among names, 0..65535.</param>
        /// <returns>Bytes of the record.</returns>
        public int WriteCommit(byte[] buffer, int generation, int tail, int home)
        {
            Begin(buffer, TypeCommit, generation, 0);
            LittleEndian.Write16(buffer, 10, home);
            LittleEndian.Write32(buffer, 24, tail);
            return Close(buffer, 0);
        }

        /// <summary>Writes the record of a fragment, or of its removal.</summary>
        /// <param name="buffer">At least <see cref="SizeMax"/> bytes.</param>
        /// <param name="type">Any but <see cref="TypeCommit"/>.</param>
        /// <param name="generation">Generation of the segment.</param>
        /// <param name="fragment">The fragment; without content only name and index count.</param>
        /// <param name="keptMinute">The node's own minute before which the fragment may not expire.</param>
        /// <param name="origin">To whose account the fragment counts, 0..255.</param>
        /// <returns>Bytes of the record.</returns>
        public int Write(byte[] buffer, int type, int generation, Fragment fragment, int keptMinute, int origin)
        {
            int size = type == TypeFragment ? fragment.Size : 0;
            Begin(buffer, type, generation, size);
            buffer[10] = (byte)fragment.Shape;
            buffer[11] = (byte)fragment.Index;
            LittleEndian.Write64(buffer, 12, fragment.Stripe);
            LittleEndian.Write32(buffer, 20, (int)fragment.ExpiryMinute);
            LittleEndian.Write32(buffer, 24, keptMinute);
            buffer[28] = (byte)origin;
            if (size > 0)
            {
                System.Array.Copy(fragment.Anchor, 0, buffer, AnchorAt, OwnerChain.LinkSize);
                System.Array.Copy(fragment.Path, 0, buffer, PathAt, HashTree.PathSize);
                System.Array.Copy(fragment.Bytes, 0, buffer, ContentAt, size);
            }

            return Close(buffer, size);
        }

        /// <summary>Whether a whole record starts somewhere.</summary>
        /// <param name="buffer">Bytes read from flash.</param>
        /// <param name="offset">Where the record would start.</param>
        /// <param name="end">Where the bytes end.</param>
        /// <returns>Bytes of the record, 0 when there is none.</returns>
        public int WholeSize(byte[] buffer, int offset, int end)
        {
            if (end - offset < Align || LittleEndian.Read32(buffer, offset) != Magic)
            {
                return 0;
            }

            int type = buffer[offset + 8];
            int contentSize = buffer[offset + 9];
            bool fits = type == TypeFragment
                ? contentSize >= 1 && contentSize <= Limits.FragmentSizeMax
                : contentSize == 0 && type >= TypeCommit && type <= TypeRemoved;
            int size = SizeOf(contentSize);
            if (!fits || size > end - offset)
            {
                return 0;
            }

            System.Array.Copy(buffer, offset, message, 0, size - SumSize);
            hmac.Compute(noKey, message, size - SumSize, hash);
            return LittleEndian.Read64(buffer, offset + size - SumSize) == LittleEndian.Read64(hash, 0) ? size : 0;
        }

        /// <summary>Type of a whole record.</summary>
        public static int TypeOf(byte[] buffer, int offset)
        {
            return buffer[offset + 8];
        }

        /// <summary>Generation of a whole record.</summary>
        public static int GenerationOf(byte[] buffer, int offset)
        {
            return LittleEndian.Read32(buffer, offset + 4);
        }

        /// <summary>Home in a commit.</summary>
        public static int HomeOf(byte[] buffer, int offset)
        {
            return LittleEndian.Read16(buffer, offset + 10);
        }

        /// <summary>Tail of a commit; of the others the node's own minute before which the fragment may not expire.</summary>
        public static int KeptMinuteOf(byte[] buffer, int offset)
        {
            return LittleEndian.Read32(buffer, offset + 24);
        }

        /// <summary>To whose account the fragment of a whole record counts.</summary>
        public static int OriginOf(byte[] buffer, int offset)
        {
            return buffer[offset + 28];
        }

        /// <summary>Name in a whole record.</summary>
        public static long NameOf(byte[] buffer, int offset)
        {
            return LittleEndian.Read64(buffer, offset + 12);
        }

        /// <summary>Index in a whole record.</summary>
        public static int IndexOf(byte[] buffer, int offset)
        {
            return buffer[offset + 11];
        }

        /// <summary>Reads the fragment of a whole record; without content name, shape and index alone.</summary>
        /// <returns>False when its fields contradict each other.</returns>
        public static bool Read(byte[] buffer, int offset, Fragment fragment)
        {
            int size = buffer[offset + 9];
            fragment.Shape = buffer[offset + 10];
            fragment.Index = buffer[offset + 11];
            fragment.Stripe = LittleEndian.Read64(buffer, offset + 12);
            fragment.ExpiryMinute = (uint)LittleEndian.Read32(buffer, offset + 20);
            fragment.Size = size > 0 ? size : 1;
            bool fits = fragment.InRange() && fragment.Stripe != 0;
            fragment.Size = size;
            if (size > 0)
            {
                System.Array.Copy(buffer, offset + AnchorAt, fragment.Anchor, 0, OwnerChain.LinkSize);
                System.Array.Copy(buffer, offset + PathAt, fragment.Path, 0, HashTree.PathSize);
                System.Array.Copy(buffer, offset + ContentAt, fragment.Bytes, 0, size);
            }

            return fits;
        }

        private static void Begin(byte[] buffer, int type, int generation, int contentSize)
        {
            System.Array.Clear(buffer, 0, SizeOf(contentSize));
            LittleEndian.Write32(buffer, 0, Magic);
            LittleEndian.Write32(buffer, 4, generation);
            buffer[8] = (byte)type;
            buffer[9] = (byte)contentSize;
        }

        private int Close(byte[] buffer, int contentSize)
        {
            int size = SizeOf(contentSize);
            hmac.Compute(noKey, buffer, size - SumSize, hash);
            System.Array.Copy(hash, 0, buffer, size - SumSize, SumSize);
            return size;
        }
    }
}
