namespace LVS.Core
{
    /// <summary>
    /// The swarm's message authentication: HMAC-SHA256 (RFC 2104), cut to its first 8 bytes. The key is that of the epoch; the epoch
    /// follows from the minute in bytes 2 to 5. Board and PC each have their own implementation, because SHA-256 in managed code costs the
    /// device 10-40 ms a block.
    /// </summary>
    public interface IMac
    {
        /// <summary>Computes the MAC of the first <paramref name="size"/> bytes of a frame.</summary>
        /// <param name="frame">Buffer with header and body at its start.</param>
        /// <param name="size">Bytes of header and body.</param>
        /// <param name="mac">Receives the first <see cref="Limits.MacSize"/> bytes of the HMAC.</param>
        void Compute(byte[] frame, int size, byte[] mac);
    }
}
