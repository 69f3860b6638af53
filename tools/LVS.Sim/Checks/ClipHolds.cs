namespace LVS.Sim;

/// <summary>VaultGuard's clip: one diff heard moves at most this much over its edge, in either direction.</summary>
/// <param name="clipUvu">The clip.</param>
public sealed class ClipHolds(long clipUvu) : InvariantCheck
{
    private long most;

    /// <inheritdoc/>
    public override string Name => "clipHolds";

    /// <inheritdoc/>
    public override void Moved(SimNode node, in Move move, long nowMs)
    {
        if (!node.IsHonest)
        {
            return;
        }

        long moved = long.Max(move.PaidUvu, move.CreditedUvu);
        Raise(ref most, moved);
        if (moved > clipUvu * node.HeardInTick)
        {
            Broken(nowMs, node.Index, F($"moved {moved:N0} uVU for {node.HeardInTick} frames heard, bound {clipUvu:N0} each"));
        }

        if (move.PaidUvu < 0 || move.CreditedUvu < 0)
        {
            Broken(nowMs, node.Index,
                F($"a counter fell: sent by {-move.PaidUvu:N0}, credited by {-move.CreditedUvu:N0} uVU; they only grow"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"a turn moved at most {most:N0} uVU over an edge, bound {clipUvu:N0} a frame; no counter fell");
}
