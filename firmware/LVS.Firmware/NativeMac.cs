using System;
using System.Security.Cryptography;
using System.Text;

using LVS.Core;

namespace LVS.Firmware
{
    /// <summary>
    /// The swarm's MAC with the platform's own HMAC-SHA256: native code on the device, where managed SHA-256 would take 10-40 ms a block.
    /// Keeps the keys of two epochs. Not thread safe.
    /// </summary>
    public sealed class NativeMac : IMac
    {
        private const int None = -1;

        private readonly byte[] swarmKey;
        private readonly byte[][] epochKeys = new byte[2][];
        private readonly long[] epochs = { None, None };
        private byte[] source = new byte[Limits.HeaderSize];

        /// <summary>Makes the MAC of a swarm.</summary>
        /// <param name="swarmKey">32 bytes.</param>
        public NativeMac(byte[] swarmKey)
        {
            this.swarmKey = swarmKey;
        }

        /// <inheritdoc/>
        public void Compute(byte[] frame, int size, byte[] mac)
        {
            // The native call takes whole arrays and returns a new one. Its result, and a copy when a frame's size differs from the last
            // one, are the only allocations per frame in the whole node.
            if (source.Length != size)
            {
                source = new byte[size];
            }

            Array.Copy(frame, 0, source, 0, size);
            Array.Copy(HMACSHA256.HashData(KeyOf(FrameGate.MinuteOf(frame) / Limits.EpochMinutes), source), 0, mac, 0, Limits.MacSize);
        }

        /// <summary>The epoch key: HMAC-SHA256 under the swarm key of "LVS epoch" and the epoch in 4 bytes (SPEC 2.2).</summary>
        private byte[] KeyOf(long epoch)
        {
            // Two neighbouring epochs never share a place: even epochs use one, odd ones the other.
            int place = (int)epoch & 1;
            if (epochs[place] != epoch)
            {
                byte[] label = Encoding.UTF8.GetBytes("LVS epoch");
                byte[] message = new byte[label.Length + 4];
                Array.Copy(label, 0, message, 0, label.Length);
                LittleEndian.Write32(message, label.Length, (int)epoch);
                epochKeys[place] = HMACSHA256.HashData(swarmKey, message);
                epochs[place] = epoch;
            }

            return epochKeys[place];
        }
    }
}
