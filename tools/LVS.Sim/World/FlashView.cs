using LVS.Core;

namespace LVS.Sim;

/// <summary>The state of a node without power: the state that its flash would restore.</summary>
/// <param name="vault">Its flash.</param>
/// <param name="node">Its index in the memory.</param>
/// <param name="record">A buffer that it may overwrite in every call.</param>
internal sealed class FlashView(SimVault vault, int node, byte[] record)
{
    /// <summary>Fills the window. A ledger that the flash has lost is stored for the accounts.</summary>
    /// <param name="memory">All ledgers.</param>
    /// <param name="window">The same memory, to wipe.</param>
    /// <param name="lost">Stores lost ledgers.</param>
    /// <param name="nowMs">Virtual time.</param>
    public void Show(NodeMemory memory, MemoryWindow window, LostLedgers lost, long nowMs)
    {
        bool isThere = vault.Load(record);
        if (!isThere && vault.WriteCount > 0 && memory.Edges.PseudonymOf[node] != 0)
        {
            lost.Keep(node, nowMs);
        }

        window.Wipe(node);
        if (isThere)
        {
            LedgerRecord.Read(record, memory.Window(node));
        }
    }
}
