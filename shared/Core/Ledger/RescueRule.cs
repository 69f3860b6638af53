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
            int[] flags = memory.SlotFlags;
            int at = node * Limits.SlotCount;
            int all = flags[at] | flags[at + 1] | flags[at + 2] | flags[at + 3] | flags[at + 4] | flags[at + 5] | flags[at + 6] | flags[at + 7];
            return (all & NodeMemory.SlotRescued) != 0;
        }
    }
}
