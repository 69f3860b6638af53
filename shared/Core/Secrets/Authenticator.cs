using System;

namespace LVS.Core
{
    /// <summary>Signs frames and checks them (SPEC 2.3). Not for use by two threads at once.</summary>
    public sealed class Authenticator
    {
        private readonly IMac mac;
        private readonly byte[] computed = new byte[Limits.MacSize];

        /// <summary>Makes the authenticator of one swarm key and epoch.</summary>
        public Authenticator(IMac mac)
        {
            this.mac = mac;
        }

        /// <summary>Appends the MAC to a frame and returns the frame's whole size.</summary>
        /// <param name="frame">Buffer with room for the MAC.</param>
        /// <param name="size">Bytes of header and body.</param>
        public int Sign(byte[] frame, int size)
        {
            if (size + Limits.MacSize > Limits.FrameSizeMax)
            {
                Check.Fail("Authenticator.Sign: frame above FrameSizeMax");
            }

            mac.Compute(frame, size, computed);
            Array.Copy(computed, 0, frame, size, Limits.MacSize);
            return size + Limits.MacSize;
        }

        /// <summary>Whether a frame ends in its MAC. Takes the same time wherever the first difference is.</summary>
        /// <param name="frame">Buffer with the frame at its start.</param>
        /// <param name="size">Bytes of the frame, MAC included.</param>
        public bool Verify(byte[] frame, int size)
        {
            int bodyEnd = size - Limits.MacSize;
            mac.Compute(frame, bodyEnd, computed);

            // All 8 bytes at once: how many of them fit does not show in the time it takes.
            return BitConverter.ToInt64(frame, bodyEnd) == BitConverter.ToInt64(computed, 0);
        }
    }
}
