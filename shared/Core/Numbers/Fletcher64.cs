using System;

namespace LVS.Core
{
    /// <summary>
    /// Fletcher's checksum over 32-bit words, both sums modulo 2^32 - 1 (Fletcher, An Arithmetic Checksum for Serial Transmissions, IEEE
    /// Trans. Commun. 30, 1982). Finds every burst of up to 32 bits and torn writes, at a sixth of what a CRC costs an interpreter.
    /// </summary>
    public static class Fletcher64
    {
        private const ulong Modulus = 0xFFFFFFFFL;
        private const int Stride = 32;

        /// <summary>The checksum: the second sum in the high half.</summary>
        /// <param name="bytes">Buffer.</param>
        /// <param name="size">Bytes from its start: a multiple of 8, at most 64 KiB, so that no sum overflows.</param>
        public static long Of(byte[] bytes, int size)
        {
            // The interpreter reads a local in one step and a literal in two.
            ulong mask = Modulus;
            ulong first = 0;
            ulong second = 0;
            int at = 0;
            for (int end = size - Stride; at <= end; at += Stride)
            {
                // Unrolled: a record takes 30 rounds of this.
                ulong words = (ulong)BitConverter.ToInt64(bytes, at);
                first += words & mask;
                second += first;
                first += words >> 32;
                second += first;
                words = (ulong)BitConverter.ToInt64(bytes, at + 8);
                first += words & mask;
                second += first;
                first += words >> 32;
                second += first;
                words = (ulong)BitConverter.ToInt64(bytes, at + 16);
                first += words & mask;
                second += first;
                first += words >> 32;
                second += first;
                words = (ulong)BitConverter.ToInt64(bytes, at + 24);
                first += words & mask;
                second += first;
                first += words >> 32;
                second += first;
            }

            for (; at < size; at += 8)
            {
                ulong words = (ulong)BitConverter.ToInt64(bytes, at);
                first += words & mask;
                second += first;
                first += words >> 32;
                second += first;
            }

            return (long)((second % Modulus << 32) | first % Modulus);
        }
    }
}
