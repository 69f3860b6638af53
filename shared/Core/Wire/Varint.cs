namespace LVS.Core
{
    /// <summary>
    /// Unsigned varints of at most <see cref="Limits.VarintSizeMax"/> bytes: 7 bits a byte, lowest first, the high bit says that more
    /// follows (as in Protocol Buffers). Only the shortest form is valid, so every value has one encoding. Signed values are zigzag coded.
    /// </summary>
    public static class Varint
    {
        /// <summary>Reads a value in 0..2^42-1.</summary>
        /// <param name="buffer">Bytes.</param>
        /// <param name="position">Where the varint starts; behind it afterwards. Unspecified after a failure.</param>
        /// <param name="end">First index that must not be read.</param>
        /// <param name="value">The value, 0 after a failure.</param>
        /// <returns><see cref="Outcome.Done"/>, <see cref="Outcome.TooShort"/> or <see cref="Outcome.BadVarint"/>.</returns>
        public static Outcome Read(byte[] buffer, ref int position, int end, out long value)
        {
            long bits = 0;
            value = 0;
            for (int shift = 0; shift < 7 * Limits.VarintSizeMax; shift += 7)
            {
                if (position >= end)
                {
                    return Outcome.TooShort;
                }

                int next = buffer[position++];
                bits |= (long)(next & 127) << shift;
                if (next < 128)
                {
                    if (next == 0 && shift > 0)
                    {
                        return Outcome.BadVarint;
                    }

                    value = bits;
                    return Outcome.Done;
                }
            }

            return Outcome.BadVarint;
        }

        /// <summary>Writes a value in 0..2^42-1 and returns the position behind it.</summary>
        public static int Write(byte[] buffer, int position, long value)
        {
            while (value > 127)
            {
                buffer[position++] = (byte)(value | 128);
                value >>= 7;
            }

            buffer[position++] = (byte)value;
            return position;
        }

        /// <summary>Maps a signed value onto 0, 1, 2, ... so that small magnitudes stay short: 0, -1, 1, -2, ...</summary>
        public static long Zigzag(long value)
        {
            return (value << 1) ^ (value >> 63);
        }

        /// <summary>The inverse of <see cref="Zigzag"/>.</summary>
        public static long Unzigzag(long value)
        {
            return (long)((ulong)value >> 1) ^ -(value & 1);
        }
    }
}
