using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Nodes whose flash was destroyed. Nobody in the swarm can know again what they held, but the accounts do, so that lost value can be
/// distinguished from value that vanished.
/// </summary>
/// <param name="window">All ledgers of the world.</param>
/// <param name="log">Gets an entry for each lost ledger; may be null.</param>
public sealed class LostLedgers(MemoryWindow window, WorldLog? log)
{
    private readonly List<NodeMemory> lost = [];

    /// <summary>One memory of one node for each.</summary>
    public IReadOnlyList<NodeMemory> All => lost;

    /// <summary>Stores what a node held, before its window is wiped.</summary>
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
