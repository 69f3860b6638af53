using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>An outsider without the key that records frames, and replays them minutes, days and epochs later.</summary>
public class Recorder(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int KeptMax = 20_000;
    private const int BurstMax = 4;

    private readonly List<(long AtMs, byte[] Frame)> kept = [];
    private long heard;

    /// <inheritdoc/>
    protected override int PaceMs => 2000;

    /// <inheritdoc/>
    protected override void HearFrame(byte[] frame, int size)
    {
        // A uniform sample of all frames ever heard.
        (long, byte[]) one = (Shard.NowMs, frame.AsSpan(0, size).ToArray());
        heard++;
        if (kept.Count < KeptMax)
        {
            kept.Add(one);
        }
        else if (Below((int)Math.Min(int.MaxValue, heard)) is int at && at < KeptMax)
        {
            kept[at] = one;
        }
    }

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate)
    {
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        for (int i = Below(BurstMax); i >= 0 && kept.Count > 0; i--)
        {
            (long atMs, byte[] frame) = kept[Below(kept.Count)];
            if (Wants(nowMs - atMs))
            {
                Put(frame, frame.Length, -1);
            }
        }
    }

    /// <summary>Whether it replays a frame of this age.</summary>
    protected virtual bool Wants(long ageMs) => true;
}
