using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>
/// A new epoch's key is handed out to everybody within two seconds; percent: so many of the nodes get it only after the
/// fault's time.
/// </summary>
public sealed class Rekey : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "rekey";

    /// <inheritdoc/>
    public override bool ChoosesNodes(Fault fault) => true;

    /// <inheritdoc/>
    public override int Epoch(FaultEvent fault) => (int)fault.Amount;

    /// <inheritdoc/>
    public override IEnumerable<FaultEvent> Expand(FaultEvent fault, int nodeCount, int epoch)
    {
        if (fault.Node >= 0)
        {
            return [fault];
        }

        HashSet<int> late = [.. fault.ShareOf(nodeCount)];
        return Enumerable.Range(0, nodeCount).Select(node => fault with
        {
            Node = node,
            Amount = epoch,
            Percent = -1,
            AtMs = fault.AtMs + (late.Contains(node) ? fault.ForMs : Chance.Between(0, 2000, (ulong)fault.Draw, node)),
            ForMs = 0,
        });
    }

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs)
    {
        world.Epoch = Math.Max(world.Epoch, (int)fault.Amount);
        world.Nodes[fault.Node].Rekey(nowMs, (int)fault.Amount, fault.ForMs);
    }

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)} gets the key of epoch {fault.Amount}";
}
