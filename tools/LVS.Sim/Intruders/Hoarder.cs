namespace LVS.Sim;

/// <summary>Keeps and proves fragments, but serves none.</summary>
public class Hoarder(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    /// <inheritdoc/>
    protected override void HearWant(long stripe, int mask, int sender)
    {
        if (!Lies)
        {
            base.HearWant(stripe, mask, sender);
        }
    }
}
