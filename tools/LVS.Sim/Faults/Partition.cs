namespace LVS.Sim;

/// <summary>The wire is partitioned; percent: share of the far side, amount: percent of links cut, oneWay.</summary>
public sealed class Partition : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "partition";

    /// <inheritdoc/>
    public override bool IsOfWire => true;

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) => world.Wire.Begin(CutOf(fault));

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) => world.Wire.End(CutOf(fault));

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"the wire falls apart {(fault.OneWay ? "in one direction " : "")}{Lasting(fault)}";

    private static Cut CutOf(FaultEvent fault) =>
        new((ulong)fault.Draw, Share(fault, 50), fault.OneWay, fault.Amount < 0 ? 100 : (int)fault.Amount);
}
