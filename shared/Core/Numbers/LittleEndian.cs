using System;

namespace LVS.Core
{
    /// <summary>
    /// Fixed-size integers in byte arrays, lowest byte first. The caller has checked the bounds. Reads use BitConverter: on the device that
    /// is one native call instead of thirty shift operations. Every target of the product is little-endian.
    /// </summary>
    public static class LittleEndian
    {
        /// <summary>Reads 2 bytes as 0..65535.</summary>
        public static int Read16(byte[] buffer, int offset)
        {
            return BitConverter.ToUInt16(buffer, offset);
        }

        /// <summary>Reads 4 bytes; the sign carries the highest bit.</summary>
        public static int Read32(byte[] buffer, int offset)
        {
            return BitConverter.ToInt32(buffer, offset);
        }

        /// <summary>Reads 8 bytes.</summary>
        public static long Read64(byte[] buffer, int offset)
        {
            return BitConverter.ToInt64(buffer, offset);
        }

        /// <summary>Writes the lowest 2 bytes of a value.</summary>
        public static void Write16(byte[] buffer, int offset, int value)
        {
            buffer[offset] = (byte)value;
            buffer[offset + 1] = (byte)(value >> 8);
        }

        /// <summary>Writes 4 bytes.</summary>
        public static void Write32(byte[] buffer, int offset, int value)
        {
            buffer[offset] = (byte)value;
            buffer[offset + 1] = (byte)(value >> 8);
            buffer[offset + 2] = (byte)(value >> 16);
            buffer[offset + 3] = (byte)(value >> 24);
        }

        /// <summary>Reads 3 bytes as 0..2^24-1. The buffer must continue behind them.</summary>
        public static int Read24(byte[] buffer, int offset)
        {
            return BitConverter.ToInt32(buffer, offset) & 0xFFFFFF;
        }

        /// <summary>Reads 6 bytes as 0..2^48-1. The buffer must continue behind them.</summary>
        public static long Read48(byte[] buffer, int offset)
        {
            return BitConverter.ToInt64(buffer, offset) & 0xFFFFFFFFFFFFL;
        }

        /// <summary>Writes the low 6 bytes.</summary>
        public static void Write48(byte[] buffer, int offset, long value)
        {
            int low = (int)value;
            int high = (int)(value >> 32);
            buffer[offset] = (byte)low;
            buffer[offset + 1] = (byte)(low >> 8);
            buffer[offset + 2] = (byte)(low >> 16);
            buffer[offset + 3] = (byte)(low >> 24);
            buffer[offset + 4] = (byte)high;
            buffer[offset + 5] = (byte)(high >> 8);
        }

        /// <summary>Writes the low 3 bytes into a buffer that is 0 there.</summary>
        public static void Fill24(byte[] buffer, int offset, int value)
        {
            if (value != 0)
            {
                buffer[offset] = (byte)value;
                buffer[offset + 1] = (byte)(value >> 8);
                buffer[offset + 2] = (byte)(value >> 16);
            }
        }

        /// <summary>Writes the low 6 bytes into a buffer that is 0 there.</summary>
        public static void Fill48(byte[] buffer, int offset, long value)
        {
            int part = (int)value;
            if (part != 0)
            {
                buffer[offset] = (byte)part;
                buffer[offset + 1] = (byte)(part >> 8);
                buffer[offset + 2] = (byte)(part >> 16);
                buffer[offset + 3] = (byte)(part >> 24);
            }

            part = (int)(value >> 32);
            if (part != 0)
            {
                buffer[offset + 4] = (byte)part;
                buffer[offset + 5] = (byte)(part >> 8);
            }
        }

        /// <summary>Writes 8 bytes.</summary>
        public static void Write64(byte[] buffer, int offset, long value)
        {
            Write32(buffer, offset, (int)value);
            Write32(buffer, offset + 4, (int)(value >> 32));
        }
    }
}
