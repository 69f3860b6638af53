using System;

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
            int start = position;
            if (start + 8 > buffer.Length)
            {
                return ReadSlowly(buffer, ref position, end, out value);
            }

            // Eight bytes at once: what lies behind the end is seen, but never used.
            long bytes = BitConverter.ToInt64(buffer, start);
            int size = 1;
            value = bytes & 0x7F;
            if ((bytes & 0x80) != 0)
            {
                size = 2;
                value |= (bytes >> 1) & 0x3F80;
                if ((bytes & 0x8000) != 0)
                {
                    size = 3;
                    value |= (bytes >> 2) & 0x1FC000;
                    if ((bytes & 0x800000) != 0)
                    {
                        size = 4;
                        value |= (bytes >> 3) & 0xFE00000;
                        if ((bytes & 0x80000000L) != 0)
                        {
                            return ReadSlowly(buffer, ref position, end, out value);
                        }
                    }
                }

                if (value >> (7 * size - 7) == 0)
                {
                    value = 0;
                    return start + size > end ? Outcome.TooShort : Outcome.BadVarint;
                }
            }

            position = start + size;
            if (position > end)
            {
                value = 0;
                return Outcome.TooShort;
            }

            return Outcome.Done;
        }

        /// <summary>Writes a value in 0..2^42-1 and returns the position behind it.</summary>
        public static int Write(byte[] buffer, int position, long value)
        {
            if (value < 128)
            {
                buffer[position] = (byte)value;
                return position + 1;
            }

            int rest = (int)(value >> 28);
            if (rest != 0)
            {
                // Four bytes, then what is left of at most 14 bits: the rest is small enough for an int.
                int low = (int)value;
                buffer[position] = (byte)(low | 128);
                buffer[position + 1] = (byte)((low >> 7) | 128);
                buffer[position + 2] = (byte)((low >> 14) | 128);
                buffer[position + 3] = (byte)((low >> 21) | 128);
                position += 4;
            }
            else
            {
                rest = (int)value;
            }

            while (rest > 127)
            {
                buffer[position++] = (byte)(rest | 128);
                rest >>= 7;
            }

            buffer[position] = (byte)rest;
            return position + 1;
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

        private static Outcome ReadSlowly(byte[] buffer, ref int position, int end, out long value)
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
    }
}
