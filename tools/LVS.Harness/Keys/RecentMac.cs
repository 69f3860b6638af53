using System;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// The swarm's MAC for nodes that hear the same frames. A MAC depends only on key and bytes, so when one node has computed it, the others
/// need not. They compare every byte. It remembers the frames of a short time. Thread safe; allocates nothing.
/// </summary>
/// <param name="inner">The MAC; it is used by one thread at a time.</param>
public sealed class RecentMac(IMac inner) : IMac
{
    // Two frames in one place would displace each other for every node, so there are many more places than frames at a time.
    private const int Count = 1 << CountBits;
    private const int CountBits = 11;

    // An object instead of a Lock: the first wait for a Lock allocates its event, and a node's tick must not allocate.
    private readonly object gate = new();
    private readonly byte[] frames = new byte[Count * Limits.FrameSizeMax];
    private readonly int[] sizes = new int[Count];
    private readonly byte[] macs = new byte[Count * Limits.MacSize];

    /// <inheritdoc/>
    public void Compute(byte[] frame, int size, byte[] mac)
    {
        if (size < Limits.HeaderSize || size > Limits.FrameSizeMax)
        {
            // Not a frame but a record, which no other node has.
            lock (gate)
            {
                inner.Compute(frame, size, mac);
            }

            return;
        }

        // Sender and number are at the end of a header; digests of one frame differ in their size.
        ulong mark = (BitConverter.ToUInt64(frame, Limits.HeaderSize - sizeof(ulong)) + (ulong)size) * 0x9E3779B97F4A7C15;
        int place = (int)(mark >> (64 - CountBits));
        Span<byte> kept = macs.AsSpan(place * Limits.MacSize, Limits.MacSize);
        lock (gate)
        {
            if (sizes[place] == size && frame.AsSpan(0, size).SequenceEqual(frames.AsSpan(place * Limits.FrameSizeMax, size)))
            {
                kept.CopyTo(mac);
                return;
            }

            inner.Compute(frame, size, mac);
            frame.AsSpan(0, size).CopyTo(frames.AsSpan(place * Limits.FrameSizeMax));
            sizes[place] = size;
            mac.AsSpan(0, Limits.MacSize).CopyTo(kept);
        }
    }
}
