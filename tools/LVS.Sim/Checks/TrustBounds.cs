using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// T9: no node gets a free share. The trust that a neighbour has earned by acts bounds the value over its edge: a newcomer reaches the
/// stranger's allowance and no more, in one diff and over the life of the edge. Trust is computed here independently from the counts of
/// acts.
/// </summary>
/// <param name="drift">The drift's numbers.</param>
public sealed class TrustBounds(DriftOptions drift) : InvariantCheck
{
    private long strangersMost;
    private long strangersBoundUvu;

    /// <inheritdoc/>
    public override string Name => "trustBounds";

    /// <inheritdoc/>
    public override void Moved(SimNode node, in Move move, long nowMs)
    {
        if (!node.IsHonest)
        {
            return;
        }

        // Counts change within a turn: this is the highest value that trust can have had in it.
        NodeMemory memory = node.Memory;
        TrustTable trust = node.Micro!.Trust;
        int slot = move.Slot % Limits.SlotCount;
        long heard = long.Max(1, node.HeardInTick);
        long acts = long.Max(node.Before.Good[slot], trust.Narrow[TrustTable.GoodOf + slot]) + (TrustCredits.Act * (heard - 1));
        long against = long.Min(node.Before.Bad[slot], trust.Narrow[TrustTable.BadOf + slot]);
        against -= long.Min(against, ((against >> 8) + 1) * heard);
        long cap = Part(drift.CapUvu, acts, against);
        long clip = Part(drift.ClipUvu, acts, against) * heard;
        long net = memory.Edges.SentOf[move.Slot] - memory.Edges.CreditedOf[move.Slot];
        bool outOfBound = (move.PaidUvu > 0 && net > cap) || (move.CreditedUvu > 0 && -net > cap) || move.PaidUvu > clip
            || move.CreditedUvu > clip;
        if (outOfBound)
        {
            Broken(nowMs, node.Index,
                F($"paid {move.PaidUvu:N0} and credited {move.CreditedUvu:N0} uVU, {net:N0} net, over an edge whose neighbour has done ")
                    + F($"{acts / 256.0:0.0} acts; ")
                + F($"bound {clip:N0} a diff, {cap:N0} net"));
        }

        if (acts * 65536 < (acts + against + (drift.TrustDelayActs * TrustCredits.Act)) * drift.TrustedMin)
        {
            Raise(ref strangersMost, long.Abs(net));
            Raise(ref strangersBoundUvu, cap);
        }
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"an edge to a stranger carried at most {strangersMost:N0} uVU, bound {strangersBoundUvu:N0} by its acts; no edge more than ")
            + "trust allows";

    private long Part(long all, long acts, long against) =>
        (all * acts / (acts + against + (drift.TrustDelayActs * TrustCredits.Act))) + (all >> drift.StrangerShift);
}
