namespace LVS.Node
{
    /// <summary>Knows how long before a boot the swarm's epoch began, for a node that boots at every wake.</summary>
    public interface IEpochAge
    {
        /// <summary>Asked once, when the node has its ledger.</summary>
        /// <param name="epoch">The node's epoch, 0..65535.</param>
        /// <param name="isRestored">Whether it came from a record: a newborn's ledger is written first, then when its epoch began.</param>
        /// <returns>In ms, 0 or above.</returns>
        long AgeMs(int epoch, bool isRestored);
    }
}
