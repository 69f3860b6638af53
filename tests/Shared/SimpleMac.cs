using LVS.Core;

namespace LVS.Tests.Shared
{
    /// <summary>A MAC that is quick to compute and easy to forge, for tests without forgers.</summary>
    public sealed class SimpleMac : IMac
    {
        private readonly int key;

        /// <summary>Makes the MAC of a key.</summary>
        public SimpleMac(int key)
        {
            this.key = key;
        }

        /// <inheritdoc/>
        public void Compute(byte[] frame, int size, byte[] mac)
        {
            int low = key;
            int high = ~key;
            for (int i = 0; i < size; i++)
            {
                low = ((low << 5) | ((low >> 27) & 31)) ^ frame[i];
                high += low * 31;
            }

            LittleEndian.Write32(mac, 0, low);
            LittleEndian.Write32(mac, 4, high);
        }
    }
}
