using System;
using System.Runtime.InteropServices;

namespace LVS.Sim;

/// <summary>
/// The diffs that the nodes of one region sent in a window to the nodes of another, as a message: for each shard the number of words, then
/// the words.
/// </summary>
/// <remarks>In the byte order of the machine, which is the same on all machines on which .NET runs.</remarks>
public sealed class DiffLetter : IDiffSource
{
    private readonly int firstShard;
    private readonly byte[] bytes;
    private readonly int[] starts;

    /// <summary>Reads a letter.</summary>
    /// <param name="firstShard">Index of the first shard of the receiving region.</param>
    /// <param name="bytes">As <see cref="Write"/> gave them.</param>
    public DiffLetter(int firstShard, byte[] bytes)
    {
        this.firstShard = firstShard;
        this.bytes = bytes;
        ReadOnlySpan<long> words = MemoryMarshal.Cast<byte, long>(bytes);
        int count = (int)words[0];
        starts = new int[count + 1];
        starts[0] = 1 + count;
        for (int i = 0; i < count; i++)
        {
            starts[i + 1] = starts[i] + (int)words[1 + i];
        }
    }

    /// <summary>Writes the diffs of a region for another one.</summary>
    /// <param name="from">The region.</param>
    /// <param name="map">The distribution of the swarm.</param>
    /// <param name="to">Index of the other region.</param>
    public static byte[] Write(LedgerRegion from, LedgerMap map, int to)
    {
        (int first, int end) = (map.FirstShard(to), map.FirstShard(to + 1));
        int size = 1 + end - first;
        for (int shard = first; shard < end; shard++)
        {
            size += from.For(shard).Length;
        }

        byte[] bytes = new byte[size * sizeof(long)];
        Span<long> words = MemoryMarshal.Cast<byte, long>(bytes.AsSpan());
        words[0] = end - first;
        int at = 1 + end - first;
        for (int shard = first; shard < end; shard++)
        {
            ReadOnlySpan<long> diffs = from.For(shard);
            words[1 + shard - first] = diffs.Length;
            diffs.CopyTo(words[at..]);
            at += diffs.Length;
        }

        return bytes;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<long> For(int shard)
    {
        (int start, int end) = (starts[shard - firstShard], starts[shard - firstShard + 1]);
        return MemoryMarshal.Cast<byte, long>(bytes)[start..end];
    }
}
