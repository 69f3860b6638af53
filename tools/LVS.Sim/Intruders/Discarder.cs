using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Waits until everybody has checked it, then throws away what it has and all that it is given later. It serves nothing; how it proves what
/// it has not is a subclass's.
/// </summary>
public abstract class Discarder(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Hoarder(world, index, shard, group, key)
{
    /// <inheritdoc/>
    protected override int HonestMs => CheckedMs;

    /// <inheritdoc/>
    protected override void Keep(StoreFrame heard, int sender, int number)
    {
        base.Keep(heard, sender, number);
        if (Lies)
        {
            BeginToLie();
        }
    }
}
