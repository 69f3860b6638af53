namespace LVS.Sim;

/// <summary>Every write to the flash fails.</summary>
public sealed class FlashFull : FaultKind
{
    /// <inheritdoc/>
    public override string Name => "flashFull";

    /// <inheritdoc/>
    public override bool HasEnd => true;

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) => world.Nodes[fault.Node].Vault.IsFull = true;

    /// <inheritdoc/>
    public override void End(SimWorld world, FaultEvent fault, long nowMs) => world.Nodes[fault.Node].Vault.IsFull = false;

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)} has no room on its flash {Lasting(fault)}";
}
