using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Who takes part in keeping fragments, and with how much room: the ground on which fragments are placed. Slot 0 is the node itself.
    /// Fixed memory.
    /// </summary>
    public sealed class MemberTable
    {
        private readonly int[] pseudonyms;
        private readonly int[] weights;
        private readonly int[] heardAtMs;
        private readonly long[] distances;
        private readonly int timeoutMs;
        private int count;

        /// <summary>Makes the table with the node itself in it.</summary>
        /// <param name="memberCount">At least 1.</param>
        /// <param name="timeoutMs">A member not heard for this long is forgotten.</param>
        /// <param name="self">The node's pseudonym.</param>
        /// <param name="capacity">Its room in fragments; 0 for a node that keeps none.</param>
        public MemberTable(int memberCount, int timeoutMs, int self, int capacity)
        {
            pseudonyms = new int[memberCount];
            weights = new int[memberCount];
            heardAtMs = new int[memberCount];
            distances = new long[memberCount];
            this.timeoutMs = timeoutMs;
            pseudonyms[0] = self;
            weights[0] = Placement.Weight(capacity, 256);
            count = 1;
        }

        /// <summary>Members, the node included.</summary>
        public int Count => count;

        /// <summary>A member has told its room. Whoever keeps nothing needs no slot; whoever is full gets nothing more.</summary>
        /// <returns>Whether it was not known before and has a slot now.</returns>
        public bool Hear(int pseudonym, int capacity, int freeCount, long nowMs)
        {
            int slot = SlotOf(pseudonym);
            bool isNew = slot < 0;
            if (isNew)
            {
                if (count == pseudonyms.Length || capacity == 0)
                {
                    return false;
                }

                slot = count++;
                pseudonyms[slot] = pseudonym;
            }

            weights[slot] = freeCount == 0 ? 0 : Placement.Weight(capacity, 256);
            heardAtMs[slot] = (int)nowMs;
            return isNew;
        }

        /// <summary>What the node is called now, and whether it has room.</summary>
        public void SetOwn(int self, int capacity, int freeCount)
        {
            pseudonyms[0] = self;
            weights[0] = freeCount == 0 ? 0 : Placement.Weight(capacity, 256);
        }

        /// <summary>A known member has said anything at all.</summary>
        public void Seen(int pseudonym, long nowMs)
        {
            int slot = SlotOf(pseudonym);
            if (slot > 0)
            {
                heardAtMs[slot] = (int)nowMs;
            }
        }

        /// <summary>Forgets who has not been heard for too long.</summary>
        public void Forget(long nowMs)
        {
            for (int slot = count - 1; slot > 0; slot--)
            {
                int silentMs = (int)nowMs - heardAtMs[slot];
                if (silentMs > timeoutMs)
                {
                    count--;
                    pseudonyms[slot] = pseudonyms[count];
                    weights[slot] = weights[count];
                    heardAtMs[slot] = heardAtMs[count];
                }
            }
        }

        /// <summary>Ranks the members for a stripe by <see cref="Placement.Rank"/>.</summary>
        public int Rank(long stripe, int[] ranked, int wanted)
        {
            return Placement.Rank(stripe, pseudonyms, weights, count, distances, ranked, wanted);
        }

        /// <summary>The slot of a member, or -1.</summary>
        public int SlotOf(int pseudonym)
        {
            for (int slot = 0; slot < count; slot++)
            {
                if (pseudonyms[slot] == pseudonym)
                {
                    return slot;
                }
            }

            return -1;
        }
    }
}
