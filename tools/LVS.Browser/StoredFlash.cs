using System;

using LVS.Core;
using LVS.Harness;

namespace LVS.Browser;

/// <summary>
/// The fragment log's segments in one file of the browser's storage, which has its full size from the start. The segment read last stays in
/// memory: at boot the log looks at each place where a record may begin, and each look into the file may be a message to another process.
/// </summary>
internal sealed class StoredFlash : IFlash
{
    /// <summary>Name of the file.</summary>
    public const string Name = "fragments";

    private const int None = -1;

    private readonly byte[] empty = new byte[FragmentRoom.SegmentSize];
    private readonly byte[] near = new byte[FragmentRoom.SegmentSize];
    private int nearSegment = None;

    /// <summary>What a browser gives to fragments: 2 MiB, little beside any picture that it keeps.</summary>
    public static FragmentRoom Room { get; } = new(2L << 20);

    /// <inheritdoc/>
    public int Read(int segment, int position, byte[] buffer, int size)
    {
        if (segment != nearSegment)
        {
            nearSegment = StoredFile.Read(Name, PlaceOf(segment), near) == near.Length ? segment : None;
        }

        if (nearSegment == None || position + size > near.Length)
        {
            return StoredFile.Read(Name, PlaceOf(segment) + position, buffer.AsSpan(0, size));
        }

        near.AsSpan(position, size).CopyTo(buffer);
        return size;
    }

    /// <inheritdoc/>
    public bool Write(int segment, int position, byte[] buffer, int size)
    {
        Forget(segment);
        return StoredFile.Write(Name, PlaceOf(segment) + position, buffer.AsSpan(0, size));
    }

    /// <inheritdoc/>
    public bool Erase(int segment)
    {
        Forget(segment);
        return StoredFile.Write(Name, PlaceOf(segment), empty);
    }

    private static int PlaceOf(int segment) => segment * FragmentRoom.SegmentSize;

    private void Forget(int segment) => nearSegment = segment == nearSegment ? None : nearSegment;
}
