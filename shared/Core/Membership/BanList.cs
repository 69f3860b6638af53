namespace LVS.Core
{
    /// <summary>The pseudonyms a node has evicted for lying in this epoch: the last few, newest first. Functions over <see cref="NodeMemory"/>.</summary>
    public static class BanList
    {
        /// <summary>Whether a pseudonym is remembered.</summary>
        /// <param name="memory">The node's memory.</param>
        /// <param name="node">Which window of it.</param>
        /// <param name="pseudonym">Not 0.</param>
        public static bool Has(NodeMemory memory, int node, int pseudonym)
        {
            int[] banned = memory.Banned;
            int end = (node + 1) * NodeMemory.BannedCount;
            for (int i = end - NodeMemory.BannedCount; i < end; i++)
            {
                if (banned[i] == pseudonym)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Remembers a pseudonym; the one remembered longest is forgotten.</summary>
        public static void Add(NodeMemory memory, int node, int pseudonym)
        {
            int start = node * NodeMemory.BannedCount;
            for (int i = start + NodeMemory.BannedCount - 1; i > start; i--)
            {
                memory.Banned[i] = memory.Banned[i - 1];
            }

            memory.Banned[start] = pseudonym;
        }

        /// <summary>Forgets all.</summary>
        public static void Clear(NodeMemory memory, int node)
        {
            System.Array.Clear(memory.Banned, node * NodeMemory.BannedCount, NodeMemory.BannedCount);
        }
    }
}
