using System;
using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Firmware
{
    /// <summary>
    /// Private keys and nonces: blocks of HMAC-SHA256 over a counter, under a key drawn at boot. Create it while the radio is on, because
    /// only then is the chip's generator a true random generator. Not thread safe.
    /// </summary>
    public sealed class BoardKeySource : IKeySource
    {
        private const int GuidSize = 16;
        private const int GuidCount = 3;

        private readonly byte[] key;
        private readonly byte[] counter = new byte[8];
        private byte[] block = new byte[0];
        private int used;
        private long drawn;

        /// <summary>Draws the key from 366 bits of the chip's generator, and the clock.</summary>
        /// <param name="swarmKey">The swarm key, as the key of the mixing HMAC.</param>
        public BoardKeySource(byte[] swarmKey)
        {
            byte[] noise = new byte[GuidCount * GuidSize + 16];
            for (int i = 0; i < GuidCount; i++)
            {
                Array.Copy(Guid.NewGuid().ToByteArray(), 0, noise, i * GuidSize, GuidSize);
            }

            LittleEndian.Write64(noise, GuidCount * GuidSize, DateTime.UtcNow.Ticks);
            LittleEndian.Write64(noise, GuidCount * GuidSize + 8, Environment.TickCount64);
            key = HMACSHA256.HashData(swarmKey, noise);
        }

        /// <inheritdoc/>
        public void Fill(byte[] buffer, int offset, int size)
        {
            for (int i = 0; i < size; i++)
            {
                if (used == block.Length)
                {
                    LittleEndian.Write64(counter, 0, ++drawn);
                    block = HMACSHA256.HashData(key, counter);
                    used = 0;
                }

                buffer[offset + i] = block[used++];
            }
        }
    }
}
