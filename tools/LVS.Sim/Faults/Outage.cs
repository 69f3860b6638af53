namespace LVS.Sim;

/// <summary>No frame gets through: the broker restarts.</summary>
public sealed class Outage : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "outage";

    /// <inheritdoc/>
    public override bool IsOfWire => true;

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) => world.Wire.Outages++;

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) => world.Wire.Outages--;

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"nothing gets through {Lasting(fault)}";
}
