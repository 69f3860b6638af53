using System;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// Flash in memory: for nodes whose memory lasts as long as their run. A segment takes memory when it is first written.
/// </summary>
/// <param name="segmentCount">Segments.</param>
/// <param name="segmentSize">Bytes of each.</param>
public sealed class MemorySegments(int segmentCount, int segmentSize) : IFlash
{
    private readonly byte[]?[] segments = new byte[segmentCount][];

    /// <summary>Segments.</summary>
    public int SegmentCount => segmentCount;

    /// <inheritdoc/>
    public int Read(int segment, int position, byte[] buffer, int size)
    {
        if (segments[segment] is not { } bytes)
        {
            return 0;
        }

        int count = Math.Clamp(segmentSize - position, 0, size);
        bytes.AsSpan(position, count).CopyTo(buffer);
        return count;
    }

    /// <inheritdoc/>
    public bool Write(int segment, int position, byte[] buffer, int size)
    {
        segments[segment] ??= new byte[segmentSize];
        buffer.AsSpan(0, size).CopyTo(segments[segment].AsSpan(position));
        return true;
    }

    /// <inheritdoc/>
    public bool Erase(int segment)
    {
        segments[segment]?.AsSpan().Clear();
        return true;
    }
}
