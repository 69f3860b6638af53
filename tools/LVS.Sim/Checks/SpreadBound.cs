namespace LVS.Sim;

/// <summary>T5: at the end of the calm the floats of honest nodes that run differ by at most a bound, by weight.</summary>
/// <param name="boundUvu">The bound.</param>
public sealed class SpreadBound(long boundUvu) : InvariantCheck
{
    private long spreadUvu;

    /// <inheritdoc/>
    public override string Name => "spreadBound";

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        spreadUvu = world.SpreadUvu();
        if (spreadUvu > boundUvu)
        {
            Broken(nowMs, -1, F($"spread {spreadUvu:N0} uVU at the end, bound {boundUvu:N0}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"spread {spreadUvu:N0} uVU at the end, bound {boundUvu:N0}");
}
