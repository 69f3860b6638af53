namespace LVS.Sim;

/// <summary>The sun is cut: no panel charges.</summary>
public sealed class Dark : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "dark";

    /// <inheritdoc/>
    public override bool IsOfWire => true;

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) => world.Power.Shade(true, nowMs);

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) => world.Power.Shade(false, nowMs);

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"the sun is cut {Lasting(fault)}";
}
