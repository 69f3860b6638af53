using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>An outsider without the key that replays frames of others minutes or hours later.</summary>
public sealed class Replayer(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int KeptMax = 512;

    private readonly List<byte[]> kept = [];

    /// <inheritdoc/>
    protected override int PaceMs => 150;

    /// <inheritdoc/>
    protected override void HearFrame(byte[] frame, int size)
    {
        if (kept.Count < KeptMax)
        {
            kept.Add(frame.AsSpan(0, size).ToArray());
        }
        else if (Below(8) == 0)
        {
            kept[Below(KeptMax)] = frame.AsSpan(0, size).ToArray();
        }
    }

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate)
    {
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (kept.Count > 0)
        {
            byte[] old = kept[Below(kept.Count)];
            Put(old, old.Length, -1);
        }
    }
}
