using System.Threading;

using LVS.Core;
using LVS.Node;

namespace LVS.Live;

/// <summary>
/// The air between the nodes of this process, besides the faults of the run: loss that can be changed during the run, and a split into two
/// halves. It identifies frames only by their bytes. Any thread may change it.
/// </summary>
public sealed class LiveAir
{
    // Most frames that are under way. A forgotten frame counts as one from outside, which both halves hear.
    private const int MarksMax = 1 << 14;

    private readonly long[] marks = new long[MarksMax];
    private volatile int lossPercent;
    private volatile bool isSplit;
    private long lostCount;

    /// <summary>Frames lost, 0..100 %.</summary>
    public int LossPercent
    {
        get => lossPercent;
        set => lossPercent = value;
    }

    /// <summary>Whether the two halves cannot hear each other.</summary>
    public bool IsSplit
    {
        get => isSplit;
        set => isSplit = value;
    }

    /// <summary>Frames lost here.</summary>
    public long LostCount => Interlocked.Read(ref lostCount);

    /// <summary>Puts this air around a node's link.</summary>
    /// <param name="inner">The link.</param>
    /// <param name="side">The half to which the node belongs, 0 or 1.</param>
    /// <param name="seed">Seed of its losses.</param>
    public ILink Wrap(ILink inner, int side, long seed) => new Link(this, inner, side, seed);

    private static long MarkOf(byte[] frame, int size, int side) =>
        (((long)Crc32.Of(frame, 0, size) << 32) | ((long)size << 2) | (long)(uint)side | 2) & long.MaxValue;

    private static int SlotOf(long mark) => (int)((mark >> 32) & (MarksMax - 1));

    private sealed class Link(LiveAir air, ILink inner, int side, long seed) : ILink
    {
        private readonly long[] chance = [seed];

        public bool Send(byte[] frame, int size, long nowMs)
        {
            long mark = MarkOf(frame, size, side);
            Volatile.Write(ref air.marks[SlotOf(mark)], mark);
            return inner.Send(frame, size, nowMs);
        }

        public int Receive(byte[] buffer, long nowMs, out int path)
        {
            int size = inner.Receive(buffer, nowMs, out path);
            while (size > 0 && IsLost(buffer, size))
            {
                Interlocked.Increment(ref air.lostCount);
                size = inner.Receive(buffer, nowMs, out path);
            }

            return size;
        }

        private bool IsLost(byte[] frame, int size)
        {
            if (air.isSplit)
            {
                long other = MarkOf(frame, size, 1 - side);
                if (Volatile.Read(ref air.marks[SlotOf(other)]) == other)
                {
                    return true;
                }
            }

            return air.lossPercent > 0 && SeededRandom.Below(chance, 0, 100) < air.lossPercent;
        }
    }
}
