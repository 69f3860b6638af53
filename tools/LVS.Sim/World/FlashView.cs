using LVS.Core;

namespace LVS.Sim;

/// <summary>What the window of a node without power shows: what its flash would bring back.</summary>
internal static class FlashView
{
    /// <summary>Fills the window; a node whose flash lost what it had is buried.</summary>
    /// <param name="node">A node without power.</param>
    /// <param name="record">Buffer of <see cref="Limits.LedgerRecordSize"/> bytes.</param>
    /// <param name="nowMs">Virtual time.</param>
    public static void Show(SimNode node, byte[] record, long nowMs)
    {
        SimWorld world = node.World;
        bool isThere = node.Vault.Load(record);
        if (!isThere && node.Vault.WriteCount > 0 && world.Memory.Edges.PseudonymOf[node.Index] != 0)
        {
            world.Graves.Bury(node, nowMs);
        }

        world.Window.Wipe(node.Index);
        if (isThere)
        {
            LedgerRecord.Read(record, world.Memory.Window(node.Index));
        }
    }
}
