namespace LVS.Swarm.Sim;

/// <summary>Liveness: at the end of the calm no edge between nodes that run has only one end: every refund has been made.</summary>
public sealed class Settles : Check
{
    private int endsMost;
    private int endsLast;

    /// <inheritdoc/>
    public override string Name => "refundsSettle";

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Books books, long nowMs) => endsMost = int.Max(endsMost, books.PendingEnds);

    /// <inheritdoc/>
    public override void End(SimWorld world, Books books, long nowMs)
    {
        endsLast = books.PendingEnds;
        if (books.PendingEnds > world.Scenario.Bounds.PendingEnds)
        {
            Broken(nowMs, -1, F($"{books.PendingEnds} edge ends without a counterpart hold {books.PendingUvu:N0} uVU, bound {world.Scenario.Bounds.PendingEnds} ends"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{endsLast} edge ends without a counterpart at the end, at most {endsMost} on the way");
}
