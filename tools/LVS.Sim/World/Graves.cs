using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Nodes whose flash was destroyed: nobody will ever know again what they held, but the books do, so that what is lost is told from what
/// has vanished.
/// </summary>
public sealed class Graves(SimWorld world)
{
    private readonly List<NodeMemory> graves = [];

    /// <summary>One memory per grave, each of one node.</summary>
    public IReadOnlyList<NodeMemory> All => graves;

    /// <summary>Keeps what a node held, before its window is wiped.</summary>
    public void Bury(SimNode node, long nowMs)
    {
        NodeMemory grave = new(1);
        world.Window.CopyTo(node.Index, new MemoryWindow(grave), 0);
        lock (graves)
        {
            graves.Add(grave);
        }

        world.Log?.Add(nowMs, node.Index, LogKind.Lost, grave.Edges.PseudonymOf[0], grave.Edges.FloatOf[0]);
    }
}
