using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Tests.Shared
{
    /// <summary>
    /// The swarm's MAC as the specification defines it, from the HMAC-SHA256 that both worlds have. The minute stands in bytes 2 to 5 of
    /// what is signed. Allocates; for tests.
    /// </summary>
    public sealed class HmacMac : IMac
    {
        private readonly byte[] swarmKey;
        private byte[] key = new byte[0];
        private int keyEpoch = -1;

        /// <summary>Makes the MAC of a swarm.</summary>
        /// <param name="swarmKey">32 bytes.</param>
        public HmacMac(byte[] swarmKey)
        {
            this.swarmKey = swarmKey;
        }

        /// <summary>The key of an epoch, 32 bytes.</summary>
        /// <param name="swarmKey">32 bytes.</param>
        /// <param name="epoch">A minute's, 0 or above.</param>
        public static byte[] EpochKey(byte[] swarmKey, int epoch)
        {
            byte[] label = { 0x4C, 0x56, 0x53, 0x20, 0x65, 0x70, 0x6F, 0x63, 0x68, (byte)epoch, (byte)(epoch >> 8),
                (byte)(epoch >> 16), (byte)(epoch >> 24) }; // "LVS epoch"
            return HMACSHA256.HashData(swarmKey, label);
        }

        /// <inheritdoc/>
        public void Compute(byte[] frame, int size, byte[] mac)
        {
            int epoch = (int)((LittleEndian.Read32(frame, 2) & 0xFFFFFFFFL) / Limits.EpochMinutes);
            if (epoch != keyEpoch)
            {
                key = EpochKey(swarmKey, epoch);
                keyEpoch = epoch;
            }

            byte[] message = new byte[size];
            System.Array.Copy(frame, 0, message, 0, size);
            byte[] whole = HMACSHA256.HashData(key, message);
            System.Array.Copy(whole, 0, mac, 0, Limits.MacSize);
        }
    }
}
