using System;

namespace LVS.Sim;

/// <summary>
/// Frames on the air, one after the other, in an array so large that it counts as old from the beginning. With an array for each frame the
/// collector would search all nodes that frames are on their way to whenever it collects young objects: a third of the time of a large
/// world. A block is used again when no frame in it is under way.
/// </summary>
public sealed class AirBlock
{
    /// <summary>Bytes of a block. Arrays of more than 85,000 are large objects.</summary>
    public const int Size = 128 * 1024;

    // Counts lie a cache line apart, because each shard's thread changes its own.
    private const int Stride = 16;

    private readonly int[] underway;

    /// <summary>Makes an empty block.</summary>
    /// <param name="shardCount">Shards whose stations frames may be on their way to.</param>
    public AirBlock(int shardCount)
    {
        underway = new int[shardCount * Stride];
    }

    /// <summary>The frames.</summary>
    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(Size);

    /// <summary>Bytes in use.</summary>
    public int Used { get; set; }

    /// <summary>Whether no frame is on its way any more. For use between windows.</summary>
    public bool IsOver
    {
        get
        {
            int sum = 0;
            for (int at = 0; at < underway.Length; at += Stride)
            {
                sum += underway[at];
            }

            return sum == 0;
        }
    }

    /// <summary>A frame is on its way to a station of a shard (+1), or has come or was dropped (-1).</summary>
    public void Count(int shard, int change) => underway[shard * Stride] += change;
}
