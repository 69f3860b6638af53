using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Nodes whose flash was destroyed: nobody will ever know again what they held, but the books do, so that what is lost is told from what
/// has vanished.
/// </summary>
/// <param name="window">All ledgers of the world.</param>
/// <param name="log">Gets an entry for each lost ledger; may be null.</param>
public sealed class LostLedgers(MemoryWindow window, WorldLog? log)
{
    private readonly List<NodeMemory> lost = [];

    /// <summary>One memory for each, of one node.</summary>
    public IReadOnlyList<NodeMemory> All => lost;

    /// <summary>Keeps what a node held, before its window is wiped.</summary>
    public void Keep(int node, long nowMs)
    {
        NodeMemory memory = new(1);
        window.CopyTo(node, new MemoryWindow(memory), 0);
        lock (lost)
        {
            lost.Add(memory);
        }

        log?.Add(nowMs, node, LogKind.Lost, memory.Edges.PseudonymOf[0], memory.Edges.FloatOf[0]);
    }
}
