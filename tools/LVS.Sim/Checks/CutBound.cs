using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// T6: whatever intruders do, and however many names they use, the honest region gains or loses at most the cap of every edge that they
/// hold open. No edge ever carries more than its cap.
/// </summary>
/// <param name="capUvu">Cap of an edge.</param>
/// <param name="gainUvu">Most that intruders may bring in, where a scenario has a closer bound; -1 for none.</param>
public sealed class CutBound(long capUvu, long gainUvu) : InvariantCheck
{
    private long lossMost;
    private long gainMost;
    private int edgesMost;

    /// <inheritdoc/>
    public override string Name => "cutBound";

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        lossMost = long.Max(lossMost, accounts.CutNetUvu);
        gainMost = long.Max(gainMost, -accounts.CutNetUvu);
        edgesMost = int.Max(edgesMost, accounts.CutEdges);
        long bound = accounts.CutEdges * capUvu;
        if (gainUvu >= 0 && -accounts.CutNetUvu > gainUvu)
        {
            Broken(nowMs, -1, F($"{-accounts.CutNetUvu:N0} uVU came in from intruders, bound {gainUvu:N0}"));
        }

        if (long.Abs(accounts.CutNetUvu) > bound || accounts.CutEdgeLargestUvu > capUvu)
        {
            Broken(nowMs, -1,
                F($"{accounts.CutNetUvu:N0} uVU flowed out over {accounts.CutEdges} edges to intruders, at most ")
                    + F($"{accounts.CutEdgeLargestUvu:N0} over one; ")
                + F($"bound {bound:N0} in all, {capUvu:N0} over one"));
        }
    }

    /// <inheritdoc/>
    public override void Moved(SimNode node, in Move move, long nowMs)
    {
        NodeMemory memory = node.Memory;
        long net = memory.Edges.SentOf[move.Slot] - memory.Edges.CreditedOf[move.Slot];
        if (node.IsHonest && (net > capUvu || net < -capUvu))
        {
            Broken(nowMs, node.Index, F($"its edge to {move.Peer:x8} carries {net:N0} uVU, bound {capUvu:N0}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => edgesMost == 0
        ? F($"no edge carried more than its cap of {capUvu:N0} uVU; no intruder held one")
        : F($"honest region lost at most {lossMost:N0} and gained at most {gainMost:N0} uVU over at most {edgesMost} edges, bound ")
            + F($"{capUvu:N0} an edge");
}
