namespace LVS.Core
{
    /// <summary>
    /// HMAC-SHA256 (RFC 2104) under a key of the caller's. Board and PC each have their own implementation, because SHA-256 in managed code
    /// costs the device 10-40 ms a block.
    /// </summary>
    public interface IHmac
    {
        /// <summary>Computes the HMAC of the first bytes of a buffer.</summary>
        /// <param name="key">The key: the whole array. 32 bytes of 0 equal an empty key.</param>
        /// <param name="message">Buffer with the message at its start.</param>
        /// <param name="size">Bytes of the message.</param>
        /// <param name="hash">Receives 32 bytes.</param>
        void Compute(byte[] key, byte[] message, int size, byte[] hash);
    }
}
