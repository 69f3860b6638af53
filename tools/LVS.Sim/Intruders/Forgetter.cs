using LVS.Core;

namespace LVS.Sim;

/// <summary>Proves a fragment at once, so that no other node gets it, and throws it away.</summary>
public sealed class Forgetter(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    /// <inheritdoc/>
    protected override void BeginToLie() => Kept.Clear();

    /// <inheritdoc/>
    protected override void Keep(StoreFrame heard, int sender, int number)
    {
        base.Keep(heard, sender, number);
        if (Lies)
        {
            Kept.Clear();
        }
    }
}
