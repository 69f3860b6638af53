using LVS.Core;

namespace LVS.Sim;

/// <summary>Claims from its first offer on more room than any member can have, and takes no fragment.</summary>
public sealed class RoomBoaster(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    /// <inheritdoc/>
    protected override int Room => RoomCode.Max;

    /// <inheritdoc/>
    protected override void Keep(StoreFrame heard, int sender, int number)
    {
    }
}
