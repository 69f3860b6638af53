namespace LVS.Core
{
    /// <content>Districts: the members whose homes share a prefix.</content>
    public sealed partial class MemberTable
    {
        private const int DistrictMin = 14;

        /// <summary>Trusted members with room whose home has a prefix.</summary>
        public int CountWithRoom(int home, int depth, int second)
        {
            int count = 0;
            for (int slot = 0; slot < usedCount; slot++)
            {
                count += rooms[slot] > 0 && Placement.Shares(homes[slot], home, depth) && IsTrusted(slot, second) ? 1 : 0;
            }

            return count;
        }

        /// <summary>Members whose home has a prefix.</summary>
        public int CountAt(int home, int depth)
        {
            int count = 0;
            for (int slot = 0; slot < usedCount; slot++)
            {
                count += Is(slot) && Placement.Shares(homes[slot], home, depth) ? 1 : 0;
            }

            return count;
        }

        /// <summary>The depth of a node's district after what is known now: split when it is too full, merged when too empty.</summary>
        /// <param name="home">The node's home.</param>
        /// <param name="depth">The depth so far.</param>
        public int DepthOf(int home, int depth)
        {
            int count = CountAt(home, depth) + 1;
            if (count < DistrictMin && depth > 0)
            {
                return depth - 1;
            }

            // The half is counted only where it matters.
            bool mayBeSplit = count > Placement.DistrictMax && depth < Placement.DepthMax;
            return mayBeSplit && Placement.IsSplit(count, CountAt(home, depth + 1) + 1) ? depth + 1 : depth;
        }
    }
}
