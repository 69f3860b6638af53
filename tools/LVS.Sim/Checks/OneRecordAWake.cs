namespace LVS.Sim;

/// <summary>A sleeping board writes its flash at most once between a wake and the sleep that ends it, keeper and ledger together.</summary>
/// <param name="power">What feeds the nodes.</param>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class OneRecordAWake(SolarPower power, int nodeCount) : InvariantCheck
{
    private readonly long[] atBoot = new long[nodeCount];
    private readonly long[] wakes = new long[nodeCount];
    private readonly long[] records = new long[nodeCount];

    /// <inheritdoc/>
    public override string Name => "oneRecordAWake";

    /// <inheritdoc/>
    public override void Starting(SimNode node, long nowMs) => atBoot[node.Index] = node.Vault.WriteCount;

    /// <inheritdoc/>
    public override void Cutting(SimNode node, long nowMs)
    {
        if (!node.IsUp || !power.Settings.Sleep.Sleeps(node.Index))
        {
            return;
        }

        long count = node.Vault.WriteCount - atBoot[node.Index] + power.Nodes[node.Index].KeeperRecordsInWake;
        wakes[node.Index]++;
        records[node.Index] += count;
        if (count > 1)
        {
            Broken(nowMs, node.Index, F($"wrote {count} records in one wake"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured()
    {
        long wakeSum = 0;
        long recordSum = 0;
        for (int i = 0; i < wakes.Length; i++)
        {
            wakeSum += wakes[i];
            recordSum += records[i];
        }

        return F($"{recordSum:N0} records in {wakeSum:N0} wakes with the radio on, never two in one");
    }
}
