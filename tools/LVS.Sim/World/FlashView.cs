using LVS.Core;

namespace LVS.Sim;

/// <summary>State of a node without power: the state that its flash would bring back.</summary>
/// <param name="vault">Its flash.</param>
/// <param name="node">Its index in the memory.</param>
internal sealed class FlashView(SimVault vault, int node)
{
    private readonly byte[] record = new byte[Limits.LedgerRecordSize];

    /// <summary>Fills the window; a ledger that flash has lost is kept for the books.</summary>
    /// <param name="memory">All ledgers.</param>
    /// <param name="window">The same, to wipe.</param>
    /// <param name="lost">Where lost ledgers are kept.</param>
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
