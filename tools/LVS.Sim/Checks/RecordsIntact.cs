namespace LVS.Sim;

/// <summary>
/// At every boot and at the end, the ledger record on a node's flash equals, byte for byte, the record at the time when its power failed:
/// sleep, cuts, brown-outs and torn writes affect RAM only. Flash that was damaged on purpose is not counted.
/// </summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class RecordsIntact(int nodeCount) : InvariantCheck
{
    private const ulong None = 0;

    private readonly ulong[] hashAtCut = new ulong[nodeCount];
    private readonly bool[] isCut = new bool[nodeCount];
    private readonly long[] compared = new long[nodeCount];

    /// <inheritdoc/>
    public override string Name => "recordsIntact";

    /// <inheritdoc/>
    public override void Cutting(SimNode node, long nowMs)
    {
        hashAtCut[node.Index] = HashOf(node);
        isCut[node.Index] = true;
    }

    /// <inheritdoc/>
    public override void Starting(SimNode node, long nowMs)
    {
        Compare(node, nowMs);
        isCut[node.Index] = false;
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        foreach (SimNode node in world.Nodes)
        {
            Compare(node, nowMs);
        }
    }

    /// <inheritdoc/>
    protected override string Measured()
    {
        long sum = 0;
        foreach (long count in compared)
        {
            sum += count;
        }

        return F($"{sum:N0} times a record was compared with what it was when the power went, no byte had changed");
    }

    private void Compare(SimNode node, long nowMs)
    {
        if (!isCut[node.Index] || !node.IsTrue)
        {
            return;
        }

        compared[node.Index]++;
        if (HashOf(node) != hashAtCut[node.Index])
        {
            Broken(nowMs, node.Index, "its flash does not hold the record that was the newest when its power went");
        }
    }

    private static ulong HashOf(SimNode node) => node.Vault.Newest is byte[] record ? SimMac.Hash(1, record) : None;
}
