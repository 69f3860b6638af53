using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Tests.Shared
{
    /// <summary>HMAC-SHA256 that both worlds have. Allocates; for tests.</summary>
    public sealed class HmacHash : IHmac
    {
        /// <inheritdoc/>
        public void Compute(byte[] key, byte[] message, int size, byte[] hash)
        {
            System.Array.Copy(HMACSHA256.HashData(key, Text.Head(message, size)), 0, hash, 0, 32);
        }
    }
}
