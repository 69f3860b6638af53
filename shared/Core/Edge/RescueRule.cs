namespace LVS.Core
{
    /// <summary>What a node that got its ledger back from others may not do yet (SPEC 9.6).</summary>
    public static class RescueRule
    {
        /// <summary>
        /// Whether nothing may be paid yet: some neighbour has not told what it remembers since the ledger came back from the swarm.
        /// </summary>
        /// <param name="sumOfFlags">The node's <see cref="EdgeTable.SumOfFlags"/>.</param>
        public static bool AwaitsEcho(int sumOfFlags)
        {
            return (sumOfFlags & (EdgeTable.FlagCountMask * EdgeTable.SlotRescued)) != 0;
        }
    }
}
