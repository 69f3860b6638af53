using LVS.Core;

namespace LVS.Sim;

/// <summary>Proves what it is given at once, so that nobody else gets it, and throws it away.</summary>
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
