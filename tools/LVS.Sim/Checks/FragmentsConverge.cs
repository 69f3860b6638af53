namespace LVS.Sim;

/// <summary>
/// Liveness: at the end of the calm every stripe with at least k fragments left is whole again, with each fragment spread as placement
/// requires. It remembers when all fragments had converged for the first time, and at what cost.
/// </summary>
/// <param name="stock">What was published.</param>
/// <param name="isJudged">Whether the scenario judges liveness.</param>
public sealed class FragmentsConverge(FragmentStock stock, bool isJudged) : InvariantCheck
{
    private int whole;
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
            else if (isJudged)
            {
                Broken(nowMs, -1,
                    F($"a stripe of which {held} fragments are held has {converged} where they belong, bound {stripe.Length}"));
            }
        }
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"{whole} of {stock.Stripes.Count} stripes are whole; {lost} have too few fragments left to be repaired");
}
