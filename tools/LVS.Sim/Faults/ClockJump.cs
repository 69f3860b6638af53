using System;

namespace LVS.Sim;

/// <summary>The clock jumps ahead; amount: by how many ms.</summary>
public sealed class ClockJump : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "clockJump";

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) =>
        world.Nodes[fault.Node].ChangeClock(nowMs, clock => clock.Jump(nowMs, Math.Max(0, fault.Amount)));

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)}'s clock leaps ahead by {fault.Amount} ms";
}
