using System;

namespace LVS.Sim;

/// <summary>The clock runs fast or slow; amount: by how many millionths.</summary>
public sealed class ClockSkew : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "clockSkew";

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) =>
        world.Nodes[fault.Node].ChangeClock(nowMs, clock => clock.Skew(nowMs, (int)Math.Clamp(fault.Amount, -900_000, 9_000_000)));

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) =>
        world.Nodes[fault.Node].ChangeClock(nowMs, clock => clock.Skew(nowMs, 0));

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)}'s clock is off by {fault.Amount} millionths {Lasting(fault)}";
}
