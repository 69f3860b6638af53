using LVS.Core;

namespace LVS.Sim;

/// <summary>Claims more room than any member can have, in order to be given a part of everything, and keeps what it is given.</summary>
public sealed class Grabber(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    /// <inheritdoc/>
    protected override int Room => RoomCode.Max;
}
