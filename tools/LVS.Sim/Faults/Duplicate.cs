namespace LVS.Sim;

/// <summary>Frames arrive twice; percent.</summary>
public sealed class Duplicate : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "duplicate";

    /// <inheritdoc/>
    public override bool IsOfWire => true;

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) => world.Wire.DuplicatePercent = Share(fault, 20);

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) =>
        world.Wire.DuplicatePercent = world.Scenario.Wire.DuplicatePercent;

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{fault.Percent} % of frames arrive twice {Lasting(fault)}";
}
