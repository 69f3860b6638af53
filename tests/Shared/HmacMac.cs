using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Tests.Shared
{
    /// <summary>
    /// The swarm's MAC as the specification defines it, from the HMAC-SHA256 that both worlds have. Allocates; for tests.
    /// </summary>
    public sealed class HmacMac : IMac
    {
        private readonly byte[] epochKey;

        /// <summary>Derives the epoch key.</summary>
        /// <param name="swarmKey">32 bytes.</param>
        /// <param name="epoch">0..65535.</param>
        public HmacMac(byte[] swarmKey, int epoch)
        {
            byte[] label = { 0x4C, 0x56, 0x53, 0x20, 0x65, 0x70, 0x6F, 0x63, 0x68, (byte)epoch, (byte)(epoch >> 8) }; // "LVS epoch"
            epochKey = HMACSHA256.HashData(swarmKey, label);
        }

        /// <summary>The derived key, 32 bytes.</summary>
        public byte[] EpochKey => epochKey;

        /// <inheritdoc/>
        public void Compute(byte[] frame, int size, byte[] mac)
        {
            byte[] message = new byte[size];
            System.Array.Copy(frame, 0, message, 0, size);
            byte[] whole = HMACSHA256.HashData(epochKey, message);
            System.Array.Copy(whole, 0, mac, 0, Limits.MacSize);
        }
    }
}
