using LVS.Core;

namespace LVS.Sim;

/// <summary>A bit of the flash flips while power is off. With both: in both sectors, so that the ledger is lost.</summary>
public sealed class BitRot : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "bitRot";

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs)
    {
        int bit = (int)Chance.Between(0, (Limits.LedgerRecordSize * 8) - 1, (ulong)fault.Draw, 1);
        world.Nodes[fault.Node].Damage(nowMs, fault.ForMs, vault => vault.Rot(fault.Both, bit));
    }

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => fault.Both
        ? $"{Node(fault)} loses its flash to rotten bits"
        : $"{Node(fault)} finds a rotten bit in its newest record";
}
