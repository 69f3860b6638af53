namespace LVS.Sim;

/// <summary>Power is cut and comes back.</summary>
public sealed class Reboot : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "reboot";

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) => world.Nodes[fault.Node].CutPower(nowMs, fault.ForMs);

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)} loses power {Lasting(fault)}";
}
