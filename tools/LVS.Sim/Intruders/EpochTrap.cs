using LVS.Core;

namespace LVS.Sim;

/// <summary>A recorder that replays only frames of another epoch, so that newborns follow it there.</summary>
public sealed class EpochTrap(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Recorder(world, index, shard, group, key)
{
    /// <inheritdoc/>
    protected override bool Wants(long ageMs) => ageMs >= SwarmClock.DayMs;
}
