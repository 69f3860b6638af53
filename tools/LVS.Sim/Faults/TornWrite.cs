using System;

using LVS.Core;

namespace LVS.Sim;

/// <summary>Power fails while a record is written; amount: after this many bytes.</summary>
public sealed class TornWrite : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "tornWrite";

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs)
    {
        long bytes = fault.Amount >= 0 ? fault.Amount : Chance.Between(0, Limits.LedgerRecordSize - 1, (ulong)fault.Draw, 1);
        world.Nodes[fault.Node].TearNextWrite((int)Math.Min(bytes, Limits.LedgerRecordSize), fault.ForMs);
    }

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)} loses power while it writes, {Lasting(fault)}";
}
