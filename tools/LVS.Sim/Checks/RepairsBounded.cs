namespace LVS.Sim;

/// <summary>What was only out of reach, or only said to be lost, is not re-created: repairs have a bound.</summary>
/// <param name="stock">What was published.</param>
/// <param name="recreatedMost">Fragments that may be re-created.</param>
public sealed class RepairsBounded(FragmentStock stock, int recreatedMost) : InvariantCheck
{
    private long recreated;

    /// <inheritdoc/>
    public override string Name => "repairsBounded";

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        recreated = stock.RecreatedCount;
        if (recreated > recreatedMost)
        {
            Broken(nowMs, -1, F($"{recreated} fragments were re-created, bound {recreatedMost}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{recreated} fragments were re-created, bound {recreatedMost}");
}
