using System;
using System.Net.NetworkInformation;
using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Firmware
{
    /// <summary>
    /// Draws the seed of a node's chance at boot. It need not be secret. But two boards must never share one, or two newborns would have
    /// the same pseudonym; and two boots of one board should not.
    /// </summary>
    public static class BoardSeed
    {
        private const int GuidSize = 16;
        private const int AddressSizeMax = 8;

        /// <summary>
        /// Makes a configured seed the board's own: it is the same at every boot of this board, and different on every other board with the
        /// same file. Two boards with one seed would be born with the same name.
        /// </summary>
        /// <param name="key">The swarm key, as the key of the mixing HMAC.</param>
        /// <param name="configured">The seed in the file, not 0.</param>
        public static long Own(byte[] key, long configured)
        {
            byte[] noise = new byte[AddressSizeMax + 8];
            CopyAddress(noise, 0);
            LittleEndian.Write64(noise, AddressSizeMax, configured);
            return NotZero(LittleEndian.Read64(HMACSHA256.HashData(key, noise), 0));
        }

        /// <summary>Draws a seed that is not 0. Call it while the radio is on.</summary>
        /// <param name="key">The swarm key, as the key of the mixing HMAC.</param>
        public static long Draw(byte[] key)
        {
            // A Guid has 122 bits of the chip's random generator, which is a true one only while Wi-Fi is on. In case it is off: the
            // interface's address differs between boards, the clock between boots once it has been set, the tick count a little.
            byte[] noise = new byte[GuidSize + AddressSizeMax + 16];
            Array.Copy(Guid.NewGuid().ToByteArray(), 0, noise, 0, GuidSize);
            CopyAddress(noise, GuidSize);
            LittleEndian.Write64(noise, GuidSize + AddressSizeMax, DateTime.UtcNow.Ticks);
            LittleEndian.Write64(noise, GuidSize + AddressSizeMax + 8, Environment.TickCount64);
            return NotZero(LittleEndian.Read64(HMACSHA256.HashData(key, noise), 0));
        }

        private static void CopyAddress(byte[] noise, int at)
        {
            NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
            if (interfaces.Length > 0)
            {
                byte[] address = interfaces[0].PhysicalAddress;
                Array.Copy(address, 0, noise, at, address.Length < AddressSizeMax ? address.Length : AddressSizeMax);
            }
        }

        private static long NotZero(long seed)
        {
            return seed != 0 ? seed : 1;
        }
    }
}
