using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Liveness: at the end of the calm, honest nodes that radio can connect (<see cref="Pieces.OfRadio"/>) are connected by edges that both
/// ends agree on.
/// </summary>
public sealed class OverlayConnected : InvariantCheck
{
    private string measured = "not reached";

    /// <inheritdoc/>
    public override string Name => "overlayConnected";

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        List<int> up = [.. world.Nodes.Where(node => node.IsHonest && node.IsPresent).Select(node => node.Index)];
        Pieces radio = Pieces.OfRadio(world);
        Pieces overlay = new(world.Nodes.Length);
        int edges = 0;
        foreach ((int from, int fromSlot, int to, int toSlot) in accounts.Edges ?? [])
        {
            if (to < world.Nodes.Length && from < world.Nodes.Length && world.Nodes[from].IsPresent && world.Nodes[to].IsPresent
                && (world.Memory.Edges.SlotFlagsOf[fromSlot] & world.Memory.Edges.SlotFlagsOf[toSlot] & EdgeTable.SlotMutual) != 0)
            {
                edges++;
                overlay.Join(from, to);
            }
        }

        int apart = up.Count(node => overlay.Of(node) != overlay.Of(radio.Of(node)));
        int radioPieces = up.Select(radio.Of).Distinct().Count();
        int overlayPieces = up.Select(overlay.Of).Distinct().Count();
        string pieces = overlayPieces == 1 ? "piece" : "pieces";
        measured = F($"{up.Count} nodes in {overlayPieces} {pieces} by {edges} edges; radio joins them into {radioPieces}");
        if (apart > 0)
        {
            Broken(nowMs, -1, measured);
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => measured;
}
