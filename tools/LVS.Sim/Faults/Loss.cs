namespace LVS.Sim;

/// <summary>More frames are lost; percent.</summary>
public sealed class Loss : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "loss";

    /// <inheritdoc/>
    public override bool IsOfWire => true;

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) => world.Wire.LossPercent = Share(fault, 30);

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) => world.Wire.LossPercent = world.Scenario.Wire.LossPercent;

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{fault.Percent} % loss {Lasting(fault)}";
}
