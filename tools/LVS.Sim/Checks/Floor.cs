using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>
/// T2: no float falls below 0, except by the refunds of its closed edges and by what a rolled-back flash had forgotten. So no balance falls
/// below its protected part by more than that.
/// </summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class Floor(int nodeCount) : InvariantCheck
{
    private readonly long[] allowedUvu = new long[nodeCount];
    private readonly long[] debtUvu = new long[nodeCount];

    /// <inheritdoc/>
    public override string Name => "floor";

    /// <inheritdoc/>
    public override void Closed(SimNode node, long netUvu, long nowMs)
    {
        allowedUvu[node.Index] += netUvu < 0 ? -netUvu : 0;
    }

    /// <inheritdoc/>
    public override void Moved(SimNode node, in Move move, long nowMs)
    {
        allowedUvu[node.Index] += move.AdoptedUvu;
    }

    /// <summary>Checks after a turn, when everything that the turn closed is known.</summary>
    public override void Ticked(SimNode node, long nowMs)
    {
        long debt = -node.Memory.Edges.FloatOf[node.Index];
        if (debt <= 0 || !node.IsHonest || debt <= debtUvu[node.Index])
        {
            return;
        }

        debtUvu[node.Index] = debt;
        if (debt > allowedUvu[node.Index])
        {
            Broken(nowMs, node.Index, F($"owes {debt:N0} uVU, its closed edges allow {allowedUvu[node.Index]:N0}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured()
    {
        (long debt, long allowed) = (0, 0);
        foreach ((long one, long bound) in Pairs())
        {
            (debt, allowed) = one > debt ? (one, bound) : (debt, allowed);
        }

        return debt == 0 ? "no float ever below 0" : F($"largest debt {debt:N0} uVU, after closes that allow {allowed:N0}");
    }

    private IEnumerable<(long Debt, long Allowed)> Pairs()
    {
        for (int i = 0; i < nodeCount; i++)
        {
            yield return (debtUvu[i], allowedUvu[i]);
        }
    }
}
