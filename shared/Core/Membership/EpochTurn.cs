namespace LVS.Core
{
    /// <summary>The turn of an epoch in a node's ledger (SPEC 5.5).</summary>
    public static class EpochTurn
    {
        /// <summary>
        /// Turns the epoch: a new pseudonym; what neighbours granted in the old epoch becomes earned, and its eighth joins the float.
        /// </summary>
        /// <param name="memory">The node's memory.</param>
        /// <param name="node">Which window of it.</param>
        /// <param name="epoch">The new epoch, 0..65535.</param>
        /// <param name="pseudonym">The new pseudonym, not 0.</param>
        /// <param name="growthMax">Most that may become earned at one turn; the rest waits for the next.</param>
        public static void Apply(NodeMemory memory, int node, int epoch, int pseudonym, long growthMax)
        {
            if (!(pseudonym != 0))
            {
                Check.Fail("EpochTurn.Apply: a pseudonym is not 0");
            }

            long due = memory.FoldDue[node];
            memory.GrantedInEpoch[node] = 0;
            int first = node * Limits.SlotCount;
            for (int at = first; at < first + Limits.SlotCount; at++)
            {
                due += memory.Received[at];
                memory.Received[at] = 0;
                memory.Granted[at] = 0;
                memory.GrantedKept[at] = 0;
                memory.Doubt[at] = 0;
                memory.SlotFlags[at] |= memory.Peer[at] != 0 ? NodeMemory.SlotResuming : 0;
            }

            long growth = due < growthMax ? due : growthMax;
            long room = Limits.EarnedUvuMax - memory.Earned[node];
            growth = growth < room ? growth : room;
            long earned = memory.Earned[node] + growth;
            memory.FoldDue[node] = due - growth;
            memory.Float[node] += (earned >> 3) - (memory.Earned[node] >> 3);
            memory.Earned[node] = earned;
            memory.Former[node] = memory.Pseudonym[node];
            memory.Pseudonym[node] = pseudonym;
            memory.Epoch[node] = epoch;
            BanList.Clear(memory, node);
        }
    }
}
