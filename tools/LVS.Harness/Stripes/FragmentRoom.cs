using LVS.Core;

namespace LVS.Harness;

/// <summary>The room that a node on a PC gives to fragments: bytes, and the log that fits in them.</summary>
/// <param name="Bytes">Room on disk or in memory.</param>
public sealed record FragmentRoom(long Bytes)
{
    /// <summary>Bytes of a segment of a PC's log.</summary>
    public const int SegmentSize = 65_536;

    /// <summary>Default room of a node on a PC: 64 MiB.</summary>
    public static FragmentRoom Usual { get; } = new(64L << 20);

    /// <summary>Smallest room: eight segments.</summary>
    public static FragmentRoom Least { get; } = new(8L * SegmentSize);

    /// <summary>Segments of its log.</summary>
    public int SegmentCount => (int)(Bytes / SegmentSize);

    /// <summary>Fragments that it holds: the largest number for which <see cref="FragmentLog.SegmentsFor"/> fits in the room.</summary>
    public int SlotCount
    {
        get
        {
            int perSegment = (SegmentSize - FlashRecord.Align) / FlashRecord.SizeMax;
            int slots = (int)(((long)SegmentCount - 4) * perSegment * 4 / 5);
            while (FragmentLog.SegmentsFor(slots, SegmentSize) > SegmentCount)
            {
                slots -= perSegment;
            }

            return slots;
        }
    }

    /// <summary>A log in memory, opened.</summary>
    public FragmentLog InMemory() => OpenOn(new MemorySegments(SegmentCount, SegmentSize));

    /// <summary>The log of this room on the given flash, opened.</summary>
    public FragmentLog OpenOn(IFlash flash)
    {
        FragmentLog log = new(new PcHash(), new FragmentIndex(SlotCount), flash, SegmentCount, SegmentSize);
        log.Open();
        return log;
    }
}
