namespace LVS.Core
{
    /// <summary>
    /// CRC-32/ISO-HDLC (the CRC of zlib and Ethernet), four bits at a time. Its table takes 64 bytes; one for whole bytes would take 1 KiB
    /// of a board's heap. Used by short records and the configuration.
    /// </summary>
    public static class Crc32
    {
        private static readonly uint[] Table =
        {
            0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
        };

        /// <summary>The checksum of a range of bytes.</summary>
        public static uint Of(byte[] buffer, int offset, int size)
        {
            return After(0, buffer, offset, size);
        }

        /// <summary>The checksum of bytes that come in pieces.</summary>
        /// <param name="before">Checksum of what came before, 0 at the beginning.</param>
        /// <param name="buffer">Holds the next piece.</param>
        /// <param name="offset">Where.</param>
        /// <param name="size">Its bytes.</param>
        public static uint After(uint before, byte[] buffer, int offset, int size)
        {
            uint[] table = Table;
            uint crc = ~before;
            for (int i = offset; i < offset + size; i++)
            {
                crc ^= buffer[i];
                crc = (crc >> 4) ^ table[crc & 15];
                crc = (crc >> 4) ^ table[crc & 15];
            }

            return ~crc;
        }
    }
}
