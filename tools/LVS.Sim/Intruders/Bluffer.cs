using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Waits until everybody has checked it, then throws its fragments away, and proves noise in their place, with all that else belongs into a
/// proof. It serves nothing.
/// </summary>
public sealed class Bluffer(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Discarder(world, index, shard, group, key)
{
    /// <inheritdoc/>
    protected override void BeginToLie()
    {
        foreach (Fragment fragment in Kept.Values)
        {
            Spoil(fragment);
        }
    }

    private void Spoil(Fragment fragment)
    {
        for (int i = 0; i < fragment.Size; i++)
        {
            fragment.Bytes[i] = (byte)(Draw() >> 56);
        }
    }
}
