namespace LVS.Core
{
    /// <summary>
    /// The records of the fragment log as bytes: whole multiples of 64, closed by a CRC. Every record carries the generation of its
    /// segment, so that what an erase has left behind is never taken for new, and the floor: fragments below it have left the ring.
    /// Layout in SPEC 12.
    /// </summary>
    public static class FlashRecord
    {
        /// <summary>Records start at multiples of this many bytes.</summary>
        public const int Align = 64;

        /// <summary>Bytes in front of a fragment's content.</summary>
        public const int HeadSize = 44;

        /// <summary>Bytes of the largest record.</summary>
        public const int SizeMax = (HeadSize + Limits.FragmentSizeMax + 4 + Align - 1) / Align * Align;

        /// <summary>Type: the segment begins; which older segments still count.</summary>
        public const int TypeCommit = 1;

        /// <summary>Type: a fragment.</summary>
        public const int TypeFragment = 2;

        /// <summary>Type: a fragment was removed.</summary>
        public const int TypeRemoved = 3;

        private const int Magic = 0x4653564C; // "LVSF"

        /// <summary>Bytes of the record of a fragment with that much content; 0 for the types that have none.</summary>
        public static int SizeOf(int contentSize)
        {
            return (HeadSize + contentSize + 4 + Align - 1) / Align * Align;
        }

        /// <summary>Writes a commit.</summary>
        /// <param name="buffer">At least <see cref="SizeMax"/> bytes.</param>
        /// <param name="generation">Generation of the segment that begins.</param>
        /// <param name="tail">Oldest generation that still counts.</param>
        /// <param name="floor">Least order in the ring.</param>
        /// <returns>Bytes of the record.</returns>
        public static int WriteCommit(byte[] buffer, int generation, int tail, int floor)
        {
            Begin(buffer, TypeCommit, generation, tail, floor, 0);
            return Close(buffer, 0);
        }

        /// <summary>Writes the record of a fragment or of its removal.</summary>
        /// <param name="buffer">At least <see cref="SizeMax"/> bytes.</param>
        /// <param name="type"><see cref="TypeFragment"/> or <see cref="TypeRemoved"/>.</param>
        /// <param name="generation">Generation of the segment.</param>
        /// <param name="order">When the fragment entered the ring.</param>
        /// <param name="floor">Least order in the ring.</param>
        /// <param name="fragment">The fragment; of a removed one only the name counts.</param>
        /// <returns>Bytes of the record.</returns>
        public static int Write(byte[] buffer, int type, int generation, int order, int floor, Fragment fragment)
        {
            int size = type == TypeFragment ? fragment.Size : 0;
            Begin(buffer, type, generation, order, floor, size);
            buffer[20] = (byte)((fragment.DataCount - 1) | ((fragment.TotalCount - 1) << 4));
            buffer[21] = (byte)fragment.Index;
            LittleEndian.Write16(buffer, 22, fragment.Hours);
            LittleEndian.Write64(buffer, 24, fragment.Stripe);
            LittleEndian.Write32(buffer, 32, fragment.Version);
            LittleEndian.Write32(buffer, 36, fragment.Check);
            System.Array.Copy(fragment.Bytes, 0, buffer, HeadSize, size);
            return Close(buffer, size);
        }

        /// <summary>Whether a whole record starts somewhere.</summary>
        /// <param name="buffer">Bytes read from flash.</param>
        /// <param name="offset">Where the record would start.</param>
        /// <param name="end">Where the bytes end.</param>
        /// <returns>Bytes of the record, 0 when there is none.</returns>
        public static int WholeSize(byte[] buffer, int offset, int end)
        {
            if (end - offset < Align || LittleEndian.Read32(buffer, offset) != Magic)
            {
                return 0;
            }

            int type = buffer[offset + 16];
            int contentSize = buffer[offset + 17];
            int size = SizeOf(contentSize);
            return type >= TypeCommit && type <= TypeRemoved
                && (type == TypeFragment ? contentSize > 0 : contentSize == 0)
                && contentSize <= Limits.FragmentSizeMax
                && size <= end - offset
                && LittleEndian.Read32(buffer, offset + size - 4) == (int)Crc32.Of(buffer, offset, size - 4)
                ? size
                : 0;
        }

        /// <summary>Type of a whole record.</summary>
        public static int TypeOf(byte[] buffer, int offset)
        {
            return buffer[offset + 16];
        }

        /// <summary>Generation of a whole record.</summary>
        public static int GenerationOf(byte[] buffer, int offset)
        {
            return LittleEndian.Read32(buffer, offset + 4);
        }

        /// <summary>Order of a fragment's whole record; the tail of a commit.</summary>
        public static int OrderOf(byte[] buffer, int offset)
        {
            return LittleEndian.Read32(buffer, offset + 8);
        }

        /// <summary>Floor of a whole record.</summary>
        public static int FloorOf(byte[] buffer, int offset)
        {
            return LittleEndian.Read32(buffer, offset + 12);
        }

        /// <summary>Reads the fragment of a whole record.</summary>
        /// <returns>False when its fields contradict each other.</returns>
        public static bool Read(byte[] buffer, int offset, Fragment fragment)
        {
            int shape = buffer[offset + 20];
            fragment.DataCount = (shape & 15) + 1;
            fragment.TotalCount = (shape >> 4) + 1;
            fragment.Index = buffer[offset + 21];
            fragment.Hours = LittleEndian.Read16(buffer, offset + 22);
            fragment.Stripe = LittleEndian.Read64(buffer, offset + 24);
            fragment.Version = LittleEndian.Read32(buffer, offset + 32);
            fragment.Check = LittleEndian.Read32(buffer, offset + 36);
            int size = buffer[offset + 17];
            System.Array.Copy(buffer, offset + HeadSize, fragment.Bytes, 0, size);
            fragment.Size = size > 0 ? size : 1;
            bool fits = fragment.InRange();
            fragment.Size = size;
            return fits;
        }

        private static void Begin(byte[] buffer, int type, int generation, int order, int floor, int contentSize)
        {
            System.Array.Clear(buffer, 0, SizeOf(contentSize));
            LittleEndian.Write32(buffer, 0, Magic);
            LittleEndian.Write32(buffer, 4, generation);
            LittleEndian.Write32(buffer, 8, order);
            LittleEndian.Write32(buffer, 12, floor);
            buffer[16] = (byte)type;
            buffer[17] = (byte)contentSize;
        }

        private static int Close(byte[] buffer, int contentSize)
        {
            int size = SizeOf(contentSize);
            LittleEndian.Write32(buffer, size - 4, (int)Crc32.Of(buffer, 0, size - 4));
            return size;
        }
    }
}
