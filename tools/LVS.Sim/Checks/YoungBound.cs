using LVS.Core;

namespace LVS.Sim;

/// <summary>P5: all young edges of a node together have lent at most the caps of two strangers, however trusted they are.</summary>
/// <param name="capUvu">The caps of two strangers.</param>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class YoungBound(long capUvu, int nodeCount) : InvariantCheck
{
    private readonly long[] lentMost = new long[nodeCount];

    /// <inheritdoc/>
    public override string Name => "youngBound";

    /// <inheritdoc/>
    public override void Moved(SimNode node, in Move move, long nowMs)
    {
        EdgeTable ledger = node.Micro!.Ledger;
        long elapsedMs = node.Micro.Clock.ElapsedMs;
        int slot = move.Slot % Limits.SlotCount;
        if (!node.IsHonest || move.PaidUvu == 0 || ledger.IsOld(slot, elapsedMs) || ledger.Sent(slot) <= ledger.Credited(slot))
        {
            return;
        }

        long lent = ledger.LentYoung(elapsedMs);
        lentMost[node.Index] = long.Max(lentMost[node.Index], lent);
        if (lent > capUvu)
        {
            Broken(nowMs, node.Index, F($"has lent {lent:N0} uVU over young edges, bound {capUvu:N0}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured()
    {
        long most = 0;
        foreach (long lent in lentMost)
        {
            most = long.Max(most, lent);
        }

        return F($"a node lent at most {most:N0} uVU over young edges, bound {capUvu:N0}");
    }
}
