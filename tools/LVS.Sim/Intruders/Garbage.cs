using System;

using LVS.Core;

namespace LVS.Sim;

/// <summary>Sends noise: random bytes, damaged frames, frames of wrong sizes, and signed frames with meaningless bodies.</summary>
public sealed class Garbage(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private readonly byte[] last = new byte[Limits.FrameSizeMax + 1];
    private int lastSize;

    /// <inheritdoc/>
    protected override int PaceMs => 150;

    /// <inheritdoc/>
    protected override void HearFrame(byte[] frame, int size)
    {
        frame.AsSpan(0, size).CopyTo(last);
        lastSize = size;
    }

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate)
    {
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        switch (Below(4))
        {
            case 0:
                Put(Frame, Fill(0, 1 + Below(300)), -1);
                break;
            case 1 when lastSize > 0:
                last.AsSpan(0, lastSize).CopyTo(Frame);
                Frame[Below(lastSize)] ^= (byte)(1 << Below(8));
                Put(Frame, lastSize, -1);
                break;
            case 2 when lastSize > 1:
                last.AsSpan(0, lastSize).CopyTo(Frame);
                Put(Frame, 1 + Below(lastSize - 1), -1);
                break;
            default:
                // A header as in SPEC 2.1: a kind of 0 to 2, mostly without flags.
                Frame[0] = (byte)((FrameGate.Version << 4) | Below(3));
                Frame[1] = (byte)(Below(4) == 0 ? Below(256) : 0);
                LittleEndian.Write32(Frame, 2, (int)Minute);
                LittleEndian.Write32(Frame, 6, DrawPseudonym());
                LittleEndian.Write32(Frame, 10, (int)Draw());
                int size = Fill(Limits.HeaderSize, Limits.HeaderSize + Below(Limits.FrameSizeMax - Limits.HeaderSize - Limits.MacSize + 1));
                Put(Frame, Sign(size), -1);
                break;
        }
    }

    private int Fill(int from, int size)
    {
        for (int i = from; i < size; i++)
        {
            Frame[i] = (byte)(Draw() >> 56);
        }

        return size;
    }
}
