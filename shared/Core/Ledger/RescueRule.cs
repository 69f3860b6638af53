namespace LVS.Core
{
    /// <summary>What a node that got its ledger back from others may not do yet (SPEC 9.6). Pure functions over a <see cref="NodeMemory"/>.</summary>
    public static class RescueRule
    {
        /// <summary>Whether nothing may be paid yet: some neighbour has not told what it remembers since the ledger came back from the swarm.</summary>
        /// <param name="memory">The node's memory.</param>
        /// <param name="node">Index of the node in it.</param>
        public static bool AwaitsEcho(NodeMemory memory, int node)
        {
            int first = node * Limits.SlotCount;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                if ((memory.SlotFlags[at] & NodeMemory.SlotRescued) != 0)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
