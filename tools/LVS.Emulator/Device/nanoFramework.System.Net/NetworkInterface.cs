using System.Security.Cryptography;
using System.Text;

using LVS.Emulator;

namespace System.Net.NetworkInformation
{
    /// <summary>The board's one network interface.</summary>
    internal class NetworkInterface
    {
        private const int AddressSize = 6;

        /// <summary>
        /// A locally administered MAC address derived from the PC's name and the flash folder. It differs between boards and stays the same
        /// for one board, as if it were burnt into the chip.
        /// </summary>
        public byte[] PhysicalAddress
        {
            get
            {
                byte[] address = new byte[AddressSize];
                byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(System.Net.Dns.GetHostName() + "\n" + FlashDrive.Folder));
                Array.Copy(hash, 0, address, 0, AddressSize);
                address[0] = (byte)((address[0] & 0xFC) | 0x02);
                return address;
            }
        }

        /// <summary>All interfaces.</summary>
        public static NetworkInterface[] GetAllNetworkInterfaces()
        {
            return new[] { new NetworkInterface() };
        }
    }
}
