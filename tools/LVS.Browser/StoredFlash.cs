using System;

using LVS.Core;
using LVS.Harness;

namespace LVS.Browser;

/// <summary>The fragment log's segments in one file of the browser's storage, which has its full size from the start.</summary>
internal sealed class StoredFlash : IFlash
{
    /// <summary>Name of the file.</summary>
    public const string Name = "fragments";

    private readonly byte[] empty = new byte[FragmentRoom.SegmentSize];

    /// <summary>What a browser gives to fragments: 2 MiB, little beside any picture that it keeps.</summary>
    public static FragmentRoom Room { get; } = new(2L << 20);

    /// <inheritdoc/>
    public int Read(int segment, int position, byte[] buffer, int size) =>
        StoredFile.Read(Name, PlaceOf(segment) + position, buffer.AsSpan(0, size));

    /// <inheritdoc/>
    public bool Write(int segment, int position, byte[] buffer, int size) =>
        StoredFile.Write(Name, PlaceOf(segment) + position, buffer.AsSpan(0, size));

    /// <inheritdoc/>
    public bool Erase(int segment) => StoredFile.Write(Name, PlaceOf(segment), empty);

    private static int PlaceOf(int segment) => segment * FragmentRoom.SegmentSize;
}
