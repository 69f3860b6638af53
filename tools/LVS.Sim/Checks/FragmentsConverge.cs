using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>
/// Liveness: at the end of the calm every stripe with at least k fragments left is whole again, with each fragment spread as placement
/// requires. Where nodes lose their power until the end, the repair of what went with them may still be under way: then it is enough that
/// a stripe was whole not long before. It remembers when all fragments had converged for the first time, and at what cost.
/// </summary>
/// <param name="stock">What was published.</param>
/// <param name="isJudged">Whether the scenario judges liveness.</param>
/// <param name="endMs">When the run ends.</param>
/// <param name="repairMs">How long before that a stripe must have been whole, 0 for not at all.</param>
public sealed class FragmentsConverge(FragmentStock stock, bool isJudged, long endMs, long repairMs) : InvariantCheck
{
    private const long LookMs = 3_600_000;

    private readonly HashSet<Core.Fragment[]> wereWhole = [];
    private long lookAtMs = endMs - repairMs;
    private int whole;
    private int repairing;
    private int lost;

    /// <inheritdoc/>
    public override string Name => "fragmentsConverge";

    /// <summary>Cost at the time when the publisher came; null before.</summary>
    public FragmentCost? AtStart { get; private set; }

    /// <summary>Cost when all fragments had first converged; null before.</summary>
    public FragmentCost? AtConvergence { get; private set; }

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        if (AtStart == null)
        {
            AtStart = nowMs >= stock.Settings.FromMs ? FragmentCost.Of(stock, nowMs) : null;
        }
        else if (AtConvergence == null && stock.ConvergedCount() == stock.FragmentCount)
        {
            AtConvergence = FragmentCost.Of(stock, nowMs);
        }

        if (nowMs >= lookAtMs && nowMs < endMs)
        {
            lookAtMs = nowMs + LookMs;
            wereWhole.UnionWith(stock.Stripes.Where(stripe => stock.ConvergedOf(stripe) == stripe.Length));
        }
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        foreach (Core.Fragment[] stripe in stock.Stripes)
        {
            int held = int.PopCount(stock.Held(stripe));
            int converged = stock.ConvergedOf(stripe);
            if (held < stock.Settings.DataCount)
            {
                lost++;
            }
            else if (converged == stripe.Length)
            {
                whole++;
            }
            else if (wereWhole.Contains(stripe))
            {
                repairing++;
            }
            else if (isJudged)
            {
                Broken(nowMs, -1,
                    F($"a stripe of which {held} fragments are held has {converged} where they belong, bound {stripe.Length}"));
            }
        }
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"{whole} of {stock.Stripes.Count} stripes are whole; {lost} have too few fragments left to be repaired")
        + (repairMs > 0 ? F($"; {repairing} lack one that went in the last {repairMs / LookMs} h") : "");
}
