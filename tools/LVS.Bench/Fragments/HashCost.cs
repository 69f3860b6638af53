using LVS.Core;

namespace LVS.Bench;

/// <summary>
/// Native hashes of keepers by what they were for; a frame's MAC, one more for each frame said or heard, is not among them. Frames that
/// cost none, as of stripes that a node does not know, do not count.
/// </summary>
public sealed class HashCost
{
    private readonly long[] sums = new long[16];
    private readonly long[] times = new long[16];

    /// <summary>Most hashes of one turn of a node.</summary>
    public long TurnMost { get; private set; }

    /// <summary>Hashes to hear a frame of a kind, in the mean of those that cost any.</summary>
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
