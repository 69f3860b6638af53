namespace LVS.Core
{
    /// <summary>Fixed-size integers in byte arrays, lowest byte first. The caller has checked the bounds.</summary>
    public static class LittleEndian
    {
        /// <summary>Reads 2 bytes as 0..65535.</summary>
        public static int Read16(byte[] buffer, int offset)
        {
            return buffer[offset] | (buffer[offset + 1] << 8);
        }

        /// <summary>Reads 4 bytes; the sign carries the highest bit.</summary>
        public static int Read32(byte[] buffer, int offset)
        {
            return buffer[offset] | (buffer[offset + 1] << 8) | (buffer[offset + 2] << 16) | (buffer[offset + 3] << 24);
        }

        /// <summary>Reads 8 bytes.</summary>
        public static long Read64(byte[] buffer, int offset)
        {
            return (uint)Read32(buffer, offset) | ((long)Read32(buffer, offset + 4) << 32);
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

        /// <summary>Writes 8 bytes.</summary>
        public static void Write64(byte[] buffer, int offset, long value)
        {
            Write32(buffer, offset, (int)value);
            Write32(buffer, offset + 4, (int)(value >> 32));
        }
    }
}
