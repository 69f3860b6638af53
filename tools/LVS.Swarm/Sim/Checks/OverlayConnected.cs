using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Swarm.Sim;

/// <summary>
/// Liveness: at the end of the calm, honest nodes that radio can join are joined by edges that both ends agree on. Links that carry less
/// than half of the frames in either direction do not count as joining.
/// </summary>
public sealed class OverlayConnected : Check
{
    private string measured = "not reached";

    /// <inheritdoc/>
    public override string Name => "overlayConnected";

    /// <inheritdoc/>
    public override void End(SimWorld world, Books books, long nowMs)
    {
        List<int> up = [.. world.Nodes.Where(node => node.IsHonest && node.IsUp).Select(node => node.Index)];
        int[] radio = Pieces(world.Nodes.Length);
        int[] overlay = Pieces(world.Nodes.Length);
        foreach (int from in up)
        {
            for (int link = 0; link < world.Wire.Topology.Reach(from); link++)
            {
                int to = world.Wire.Topology.To(from, link);
                if (to < world.Nodes.Length && world.Nodes[to].IsUp && world.Nodes[to].IsHonest && world.Nodes[from].Epoch == world.Nodes[to].Epoch
                    && world.Wire.IsOpen(from, to) && world.Wire.IsOpen(to, from)
                    && world.Wire.Topology.IsGood(from, link, Topology.Sure / 2, SimWire.QuietCenti - world.Wire.PowerCenti))
                {
                    Join(radio, from, to);
                }
            }
        }

        int edges = 0;
        foreach ((int from, int fromSlot, int to, int toSlot) in books.Edges ?? [])
        {
            if (to < world.Nodes.Length && from < world.Nodes.Length && world.Nodes[from].IsUp && world.Nodes[to].IsUp
                && (world.Memory.SlotFlags[fromSlot] & world.Memory.SlotFlags[toSlot] & NodeMemory.SlotMutual) != 0)
            {
                edges++;
                Join(overlay, from, to);
            }
        }

        int apart = up.Count(node => Root(overlay, node) != Root(overlay, Root(radio, node)));
        int radioPieces = up.Select(node => Root(radio, node)).Distinct().Count();
        int overlayPieces = up.Select(node => Root(overlay, node)).Distinct().Count();
        measured = F($"{up.Count} nodes in {overlayPieces} piece{(overlayPieces == 1 ? "" : "s")} by {edges} edges; radio joins them into {radioPieces}");
        if (apart > 0)
        {
            Broken(nowMs, -1, measured);
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => measured;

    private static int[] Pieces(int count) => [.. Enumerable.Range(0, count)];

    private static void Join(int[] root, int a, int b) => root[Root(root, a)] = Root(root, b);

    private static int Root(int[] root, int i)
    {
        while (root[i] != i)
        {
            root[i] = root[root[i]];
            i = root[i];
        }

        return i;
    }
}
