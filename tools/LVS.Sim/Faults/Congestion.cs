using System;

namespace LVS.Sim;

/// <summary>The air is narrow; amount: bytes a second a receiver.</summary>
public sealed class Congestion : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "congestion";

    /// <inheritdoc/>
    public override bool IsOfWire => true;

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) =>
        world.Wire.AirBytesPerSecond = (int)Math.Clamp(fault.Amount, 1, int.MaxValue);

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) =>
        world.Wire.AirBytesPerSecond = world.Scenario.Wire.AirBytesPerSecond;

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"the air carries {fault.Amount} bytes a second {Lasting(fault)}";
}
