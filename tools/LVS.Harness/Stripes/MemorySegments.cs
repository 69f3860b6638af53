using System;
using System.Runtime.InteropServices;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// Flash in memory, for nodes whose memory lasts as long as their run. A segment takes memory when it is first written. The memory is not
/// on the managed heap, so fragments that a node keeps do not count as allocations of its loop.
/// </summary>
public sealed class MemorySegments : IFlash
{
    private readonly IntPtr[] segments;
    private readonly byte[] empty;

    /// <summary>Makes flash that was never written.</summary>
    /// <param name="segmentCount">Segments.</param>
    /// <param name="segmentSize">Bytes of each.</param>
    public MemorySegments(int segmentCount, int segmentSize)
    {
        segments = new IntPtr[segmentCount];
        empty = new byte[segmentSize];
    }

    /// <summary>Frees the memory.</summary>
    ~MemorySegments()
    {
        Array.ForEach(segments, Marshal.FreeHGlobal);
    }

    /// <summary>Segments.</summary>
    public int SegmentCount => segments.Length;

    /// <inheritdoc/>
    public int Read(int segment, int position, byte[] buffer, int size)
    {
        if (segments[segment] == IntPtr.Zero)
        {
            return 0;
        }

        int count = Math.Clamp(empty.Length - position, 0, size);
        Marshal.Copy(segments[segment] + position, buffer, 0, count);
        return count;
    }

    /// <inheritdoc/>
    public bool Write(int segment, int position, byte[] buffer, int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position + size, empty.Length);
        if (segments[segment] == IntPtr.Zero)
        {
            segments[segment] = Marshal.AllocHGlobal(empty.Length);
            Marshal.Copy(empty, 0, segments[segment], empty.Length);
        }

        Marshal.Copy(buffer, 0, segments[segment] + position, size);
        return true;
    }

    /// <inheritdoc/>
    public bool Erase(int segment) => segments[segment] == IntPtr.Zero || Write(segment, 0, empty, empty.Length);
}
