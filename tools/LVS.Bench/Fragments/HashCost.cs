using LVS.Core;

namespace LVS.Bench;

/// <summary>
/// Counts the keepers' native hashes by purpose. A frame's MAC costs one more hash for each frame said or heard and is not included. Frames
/// that cost no hash, such as those about stripes unknown to a node, are not counted.
/// </summary>
public sealed class HashCost
{
    private readonly long[] sums = new long[16];
    private readonly long[] times = new long[16];

    /// <summary>Most hashes of one turn of a node.</summary>
    public long TurnMost { get; private set; }

    /// <summary>Mean hashes to hear a frame of a kind, over the frames that cost any.</summary>
    public double Each(int kind) => times[kind] == 0 ? 0 : sums[kind] / (double)times[kind];

    /// <summary>A node had its turn.</summary>
    internal void Turn(long hashes) => TurnMost = long.Max(TurnMost, hashes);

    /// <summary>A node heard a frame.</summary>
    internal void Heard(StoreFrame frame, long hashes)
    {
        sums[frame.Kind] += hashes;
        times[frame.Kind] += hashes > 0 ? 1 : 0;
    }
}
