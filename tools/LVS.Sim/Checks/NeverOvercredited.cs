namespace LVS.Sim;

/// <summary>
/// No node has accepted more than was paid: value cannot come from nothing. A node whose flash was rolled back has forgotten payments until
/// its neighbour's echo brings them back; for such nodes the claim is judged at the end.
/// </summary>
public sealed class NeverOvercredited : InvariantCheck
{
    private int rolledBackMost;

    /// <inheritdoc/>
    public override string Name => "neverOvercredited";

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        rolledBackMost = int.Max(rolledBackMost, accounts.OvercreditedRolledBack);
        if (accounts.OvercreditedEnds > 0)
        {
            Broken(nowMs, -1, F($"{accounts.OvercreditedEnds} edge ends credited more than was sent, bound 0"));
        }
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        int open = accounts.OvercreditedRolledBack;
        foreach ((int from, _, int to, _) in accounts.Edges ?? [])
        {
            open -= Gone(world, from) || Gone(world, to) ? 2 : 0;
        }

        if (open > 0)
        {
            Broken(nowMs, -1,
                F($"{accounts.OvercreditedRolledBack} edge ends of rolled-back nodes still credited more than was sent at the end, bound ")
                    + F($"0: {accounts.OvercreditedWho}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => rolledBackMost == 0
        ? "no edge end ever credited more than was sent"
        : F($"no edge end credited more than was sent, but for at most {rolledBackMost} of rolled-back nodes until their neighbours' echo");

    private static bool Gone(SimWorld world, int account) => account >= world.Nodes.Length || !world.Nodes[account].IsPresent;
}
