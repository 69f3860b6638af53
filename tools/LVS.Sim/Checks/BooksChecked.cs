using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// A diff whose books do not add up moves nothing. Its float base is never below the edge's first one, and above it at most by what the
/// elapsed time allows.
/// </summary>
public sealed class BooksChecked : InvariantCheck
{
    private long lies;

    /// <inheritdoc/>
    public override string Name => "booksChecked";

    /// <inheritdoc/>
    public override void Moved(SimNode node, in Move move, long nowMs)
    {
        if (node.IsHonest && node.HeardInTick == 1 && move.PaidUvu + move.CreditedUvu > 0 && Lie(node, move.Slot) is long off)
        {
            Broken(nowMs, node.Index,
                F($"moved {move.PaidUvu + move.CreditedUvu:N0} uVU for a diff whose books are off by {off:N0} uVU; bound 0"));
        }
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs) =>
        lies = world.Nodes.Where(node => node.IsHonest).Sum(node => node.Totals[Node.Counter.Lies]);

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"0 uVU moved for diffs whose books are wrong, bound 0; {lies:N0} lies of any kind were found");

    /// <summary>The contradiction between the last diff's books and the edge's first base; null when there is none.</summary>
    private long? Lie(SimNode node, int at)
    {
        int slot = at % Limits.SlotCount;
        long anchor = node.Before.Anchor[slot];
        Diff? diff = node.Shard.DiffIn(node.HeardLast);
        if (diff == null || diff.Sender != node.Before.Peer[slot] || anchor < 0)
        {
            return null;
        }

        // Computed here independently: an eighth of a quota of all slots at once, and another in each 23 hours.
        long anchorAtMs = node.Micro!.Trust.Wide[TrustTable.AnchorAtMsOf + slot];
        long days = 1 + ((node.Micro.Clock.ElapsedMs - anchorAtMs) / TrustTable.FoldMs);
        long growth = days * ((Limits.SlotCount * node.World.Options.Drift.QuotaUvu) >> 3);
        long off = diff.ImpliedBase - anchor;
        return off < 0 || off > growth ? off : null;
    }
}
