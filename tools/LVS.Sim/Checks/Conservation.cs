namespace LVS.Sim;

/// <summary>
/// T1: at every checkpoint floats, value in flight, outstanding refunds and the net flow to intruders add up exactly to the bases.
/// </summary>
public sealed class Conservation : InvariantCheck
{
    private long checkpoints;
    private long inFlightMost;

    /// <inheritdoc/>
    public override string Name => "conservation";

    /// <summary>Largest error seen.</summary>
    public long ErrorUvu { get; private set; }

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        checkpoints++;
        inFlightMost = long.Max(inFlightMost, accounts.InFlightUvu);
        ErrorUvu = long.Max(ErrorUvu, accounts.ErrorUvu);
        if (accounts.CrookedNode >= 0)
        {
            Broken(nowMs, accounts.CrookedNode, "its float is not what its counters say; bound 0 uVU of difference");
        }

        if (accounts.ErrorUvu != 0)
        {
            Broken(nowMs, -1, F($"{accounts.ErrorUvu:N0} uVU appeared or vanished, bound 0"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"error 0 uVU, bound 0, at {checkpoints:N0} checkpoints; at most {inFlightMost:N0} uVU in flight");
}
