namespace LVS.Core
{
    /// <summary>
    /// Links from slots to slots, for chains. A slot that leads nowhere leads to itself, so that up to 256 slots take 1 byte each. Fixed
    /// memory, allocated by the constructor.
    /// </summary>
    internal sealed class SlotLinks
    {
        private const int NarrowCount = 256;

        private readonly byte[] narrow;
        private readonly int[] wide;

        /// <summary>Makes links that have no meaning yet.</summary>
        internal SlotLinks(int slotCount)
        {
            if (slotCount <= NarrowCount)
            {
                narrow = new byte[slotCount];
            }
            else
            {
                wide = new int[slotCount];
            }
        }

        /// <summary>Where a slot leads; -1 for nowhere.</summary>
        internal int Get(int slot)
        {
            int to = narrow != null ? narrow[slot] : wide[slot];
            return to == slot ? -1 : to;
        }

        /// <summary>Sets where a slot leads: another slot, or -1 for nowhere.</summary>
        internal void Set(int slot, int to)
        {
            to = to < 0 ? slot : to;
            if (narrow != null)
            {
                narrow[slot] = (byte)to;
            }
            else
            {
                wide[slot] = to;
            }
        }
    }
}
