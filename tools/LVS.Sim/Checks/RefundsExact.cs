namespace LVS.Sim;

/// <summary>
/// T7: a closed edge refunds exactly its net flow. Each node's float is computed from outside, from movements, closed edges and earnings;
/// after every turn it must equal the node's own value.
/// </summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class RefundsExact(int nodeCount) : InvariantCheck
{
    private readonly long[] expectedUvu = new long[nodeCount];
    private readonly long[] baseUvu = new long[nodeCount];
    private readonly int[] repaired = new int[nodeCount];
    private readonly long[] closed = new long[nodeCount];
    private readonly long[] returnedUvu = new long[nodeCount];

    /// <inheritdoc/>
    public override string Name => "refundsExact";

    /// <inheritdoc/>
    public override void Moved(SimNode node, in Move move, long nowMs) => expectedUvu[node.Index] += move.CreditedUvu - move.PaidUvu
        - move.AdoptedUvu;

    /// <inheritdoc/>
    public override void Closed(SimNode node, long netUvu, long nowMs)
    {
        expectedUvu[node.Index] += netUvu;
        closed[node.Index]++;
        returnedUvu[node.Index] += long.Abs(netUvu);
    }

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        int i = node.Index;
        long grown = node.Memory.Edges.EarnedOf[i] >> 3;
        expectedUvu[i] += grown - baseUvu[i];
        baseUvu[i] = grown;
        int repairs = node.Micro!.Counters.Get(Node.Counter.SlotsRepaired);
        long error = node.Memory.Edges.FloatOf[i] - expectedUvu[i];
        if (error != 0 && node.IsHonest && repairs == repaired[i])
        {
            Broken(nowMs, i, F($"its float is off by {error:N0} uVU from what moved and what came back, bound 0"));
        }

        repaired[i] = repairs;
        expectedUvu[i] = node.Memory.Edges.FloatOf[i];
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        expectedUvu[node.Index] = node.Memory.Edges.FloatOf[node.Index];
        baseUvu[node.Index] = node.Memory.Edges.EarnedOf[node.Index] >> 3;
        repaired[node.Index] = 0;
    }

    /// <inheritdoc/>
    protected override string Measured()
    {
        (long count, long uvu) = (0, 0);
        for (int i = 0; i < nodeCount; i++)
        {
            count += closed[i];
            uvu += returnedUvu[i];
        }

        return F($"error 0 uVU, bound 0, after {count:N0} closed ends of edges that returned {uvu:N0} uVU");
    }
}
