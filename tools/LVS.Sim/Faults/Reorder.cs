using System;

namespace LVS.Sim;

/// <summary>Frames are held back; percent, amount: for at most this many ms.</summary>
public sealed class Reorder : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "reorder";

    /// <inheritdoc/>
    public override bool IsOfWire => true;

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs)
    {
        world.Wire.ReorderPercent = Share(fault, 20);
        world.Wire.ReorderMsMax = fault.Amount > 0 ? (int)Math.Min(fault.Amount, 600_000) : world.Scenario.Wire.ReorderMsMax;
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs)
    {
        world.Wire.ReorderPercent = world.Scenario.Wire.ReorderPercent;
        world.Wire.ReorderMsMax = world.Scenario.Wire.ReorderMsMax;
    }

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{fault.Percent} % of frames are overtaken {Lasting(fault)}";
}
