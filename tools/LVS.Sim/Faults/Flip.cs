namespace LVS.Sim;

/// <summary>Bits flip; percent.</summary>
public sealed class Flip : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "flip";

    /// <inheritdoc/>
    public override bool IsOfWire => true;

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) => world.Wire.BitFlipPercent = Share(fault, 10);

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) =>
        world.Wire.BitFlipPercent = world.Scenario.Wire.BitFlipPercent;

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{fault.Percent} % of frames are damaged {Lasting(fault)}";
}
