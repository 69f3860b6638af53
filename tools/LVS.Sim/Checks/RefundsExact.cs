namespace LVS.Sim;

/// <summary>
/// T7: a closed edge refunds exactly its net flow. Each node's float is computed from outside, from movements, closed edges and earnings;
/// after every turn it must equal the node's own value.
/// </summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class RefundsExact(int nodeCount) : InvariantCheck
{
    private readonly Books[] booksOf = new Books[nodeCount];

    /// <inheritdoc/>
    public override string Name => "refundsExact";

    /// <inheritdoc/>
    public override void Moved(SimNode node, in Move move, long nowMs) =>
        booksOf[node.Index].ExpectedUvu += move.CreditedUvu - move.PaidUvu - move.AdoptedUvu;

    /// <inheritdoc/>
    public override void Closed(SimNode node, long netUvu, long nowMs)
    {
        ref Books books = ref booksOf[node.Index];
        books.ExpectedUvu += netUvu;
        books.ClosedCount++;
        books.ReturnedUvu += long.Abs(netUvu);
    }

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        ref Books books = ref booksOf[node.Index];
        long grown = node.Memory.Edges.EarnedOf[node.Index] >> 3;
        books.ExpectedUvu += grown - books.BaseUvu;
        books.BaseUvu = grown;
        int repairs = node.Micro!.Counters.Get(Node.Counter.SlotsRepaired);
        long error = node.Memory.Edges.FloatOf[node.Index] - books.ExpectedUvu;
        if (error != 0 && node.IsHonest && repairs == books.RepairCount)
        {
            Broken(nowMs, node.Index, F($"its float is off by {error:N0} uVU from what moved and what came back, bound 0"));
        }

        books.RepairCount = repairs;
        books.ExpectedUvu = node.Memory.Edges.FloatOf[node.Index];
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        ref Books books = ref booksOf[node.Index];
        books.ExpectedUvu = node.Memory.Edges.FloatOf[node.Index];
        books.BaseUvu = node.Memory.Edges.EarnedOf[node.Index] >> 3;
        books.RepairCount = 0;
    }

    /// <inheritdoc/>
    protected override string Measured()
    {
        (long count, long uvu) = (0, 0);
        foreach (Books books in booksOf)
        {
            count += books.ClosedCount;
            uvu += books.ReturnedUvu;
        }

        return F($"error 0 uVU, bound 0, after {count:N0} closed ends of edges that returned {uvu:N0} uVU");
    }

    /// <summary>The books of one node, which lie together, because every turn needs them.</summary>
    private struct Books
    {
        public long ExpectedUvu;
        public long BaseUvu;
        public long ClosedCount;
        public long ReturnedUvu;
        public int RepairCount;
    }
}
