using LVS.Core;

namespace LVS.Sim;

/// <summary>Claims more room than anybody can have from its first word on, and takes nothing.</summary>
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
