namespace LVS.Core
{
    /// <summary>
    /// What a node knows of names: the keys that are banned for a while, and the hints by which it calls neighbours that do not know its
    /// new pseudonym yet (SPEC 5.5, 5.7).
    /// </summary>
    /// <remarks>
    /// A window over flat arrays, as <see cref="EdgeTable"/>. Only this class writes its columns. Nothing of it is stored: hints are
    /// computed anew, and bans end with the life. Not thread safe.
    /// </remarks>
    public sealed class MembershipTable
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + 2 * HeapSize.Field + HeapSize.IntColumn + 2 * HeapSize.BannedColumn;

        /// <summary>The hint by which we call the peer until it knows our new pseudonym.</summary>
        public readonly int[] HintOf;

        /// <summary>Identities that get no slot, <see cref="Limits.BannedCount"/> per node, newest first; 0 for none.</summary>
        public readonly long[] BannedOf;

        /// <summary>End of the ban, in elapsed time.</summary>
        public readonly long[] BannedUntilMsOf;

        private int node;
        private int first;

        /// <summary>Allocates the columns of a number of nodes.</summary>
        public MembershipTable(int nodeCount)
        {
            HintOf = new int[nodeCount * Limits.SlotCount];
            BannedOf = new long[nodeCount * Limits.BannedCount];
            BannedUntilMsOf = new long[nodeCount * Limits.BannedCount];
        }

        /// <summary>The window of another node.</summary>
        public MembershipTable Window(int nodeIndex)
        {
            if (nodeIndex == node)
            {
                return this;
            }

            MembershipTable window = (MembershipTable)MemberwiseClone();
            window.node = nodeIndex;
            window.first = nodeIndex * Limits.SlotCount;
            return window;
        }

        /// <summary>Frees a slot: nothing of the neighbour that held it remains.</summary>
        public void Clear(int slot)
        {
            HintOf[first + slot] = 0;
        }

        /// <summary>Whether a key is banned now.</summary>
        /// <param name="identity">Not 0.</param>
        /// <param name="elapsedMs">The node's elapsed time.</param>
        public bool IsBanned(long identity, long elapsedMs)
        {
            int end = (node + 1) * Limits.BannedCount;
            for (int i = end - Limits.BannedCount; i < end; i++)
            {
                if (BannedOf[i] == identity && elapsedMs < BannedUntilMsOf[i])
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Bans a key for a while; the oldest ban is forgotten.</summary>
        /// <param name="identity">0 is not remembered.</param>
        /// <param name="untilMs">End of the ban, in elapsed time.</param>
        public void Ban(long identity, long untilMs)
        {
            if (identity == 0)
            {
                return;
            }

            int start = node * Limits.BannedCount;
            for (int i = start + Limits.BannedCount - 1; i > start; i--)
            {
                BannedOf[i] = BannedOf[i - 1];
                BannedUntilMsOf[i] = BannedUntilMsOf[i - 1];
            }

            BannedOf[start] = identity;
            BannedUntilMsOf[start] = untilMs;
        }

        /// <summary>Sets the hint by which we call a slot's neighbour until it knows our new pseudonym.</summary>
        public void CallBy(int slot, int hint)
        {
            HintOf[first + slot] = hint;
        }
    }
}
