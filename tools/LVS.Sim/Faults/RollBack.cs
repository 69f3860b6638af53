using System;

namespace LVS.Sim;

/// <summary>The flash returns to an old image; amount: by how many records.</summary>
public sealed class RollBack : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "rollBack";

    /// <inheritdoc/>
    public override int FlashHistory(FaultEvent fault) => Depth(fault) + 1;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) =>
        world.Nodes[fault.Node].Damage(nowMs, fault.ForMs, vault => vault.RollBack(Depth(fault)));

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)} comes back with a flash {Depth(fault)} records old";

    private static int Depth(FaultEvent fault) => (int)Math.Clamp(fault.Amount, 1, 64);
}
