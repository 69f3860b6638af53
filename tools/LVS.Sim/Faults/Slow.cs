using System;

namespace LVS.Sim;

/// <summary>The node acts rarely; amount: interval in ms.</summary>
public sealed class Slow : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "slow";

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) =>
        world.Nodes[fault.Node].SlowDown(nowMs, (int)Math.Clamp(fault.Amount, 1, 600_000));

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) => world.Nodes[fault.Node].SlowDown(nowMs, 0);

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)} acts only every {fault.Amount} ms {Lasting(fault)}";
}
