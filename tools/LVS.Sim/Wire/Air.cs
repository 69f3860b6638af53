using System;
using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>The frames that the stations of one shard have put on the air.</summary>
/// <param name="shardCount">Shards whose stations may hear them.</param>
public sealed class Air(int shardCount)
{
    private readonly List<AirBlock> full = [];
    private readonly Stack<AirBlock> free = [];
    private AirBlock? open;

    /// <summary>Puts a frame on the air.</summary>
    /// <param name="frame">1 or more bytes, fewer than <see cref="AirBlock.Size"/>.</param>
    public AirFrame Put(ReadOnlySpan<byte> frame)
    {
        if (open == null || open.Used + frame.Length > AirBlock.Size)
        {
            if (open != null)
            {
                full.Add(open);
            }

            open = free.TryPop(out AirBlock? block) ? block : new AirBlock(shardCount);
            open.Used = 0;
        }

        int at = open.Used;
        frame.CopyTo(open.Bytes.AsSpan(at));
        open.Used += frame.Length;
        return new AirFrame(open, at, frame.Length);
    }

    /// <summary>Takes back the blocks whose frames are over. For use between windows, when all frames have been distributed.</summary>
    public void Reclaim()
    {
        for (int i = full.Count - 1; i >= 0; i--)
        {
            if (full[i].IsOver)
            {
                free.Push(full[i]);
                full[i] = full[^1];
                full.RemoveAt(full.Count - 1);
            }
        }
    }
}
