using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>Power is cut permanently; percent: the part of the nodes that die at once.</summary>
public sealed class Die : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "die";

    /// <inheritdoc/>
    public override bool ChoosesNodes(Fault fault) => fault.Percent >= 0;

    /// <inheritdoc/>
    public override IEnumerable<FaultEvent> Expand(FaultEvent fault, int nodeCount) => fault.Node >= 0 ? [fault]
        : fault.ShareOf(nodeCount).Select(node => fault with { Node = node, Percent = -1 });

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) => world.Nodes[fault.Node].CutPower(nowMs, long.MaxValue);

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)} dies";
}
