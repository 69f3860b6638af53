using System;
using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Firmware
{
    /// <summary>HMAC-SHA256 with the platform's own code. Not thread safe.</summary>
    public sealed class NativeHash : IHmac
    {
        private byte[] source = new byte[Limits.KeySize];

        /// <inheritdoc/>
        public void Compute(byte[] key, byte[] message, int size, byte[] hash)
        {
            // As for the MAC: the only allocations are the result, and a copy when the size differs from the last one.
            if (source.Length != size)
            {
                source = new byte[size];
            }

            Array.Copy(message, 0, source, 0, size);
            byte[] computed = HMACSHA256.HashData(key, source);
            Array.Copy(computed, 0, hash, 0, computed.Length);
        }
    }
}
