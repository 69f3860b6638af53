using System;

namespace LVS.Sim;

/// <summary>Frames take longer; amount: largest delay in ms.</summary>
public sealed class Delay : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "delay";

    /// <inheritdoc/>
    public override bool IsOfWire => true;

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) =>
        world.Wire.DelayMsMax = (int)Math.Clamp(fault.Amount, world.Scenario.Wire.DelayMsMin, 600_000);

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) => world.Wire.DelayMsMax = world.Scenario.Wire.DelayMsMax;

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"frames take up to {fault.Amount} ms {Lasting(fault)}";
}
