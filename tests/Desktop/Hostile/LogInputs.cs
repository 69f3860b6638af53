using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>Contents of a fragment log's flash as inputs: one byte whether checksums are made right, then the segments in a row.</summary>
internal static class LogInputs
{
    private const int SegmentCount = 6;
    private const int SegmentSize = 1024;
    private const int SlotCount = 3;

    /// <summary>The flash of a young log and of one that has gone round, each with and without right checksums.</summary>
    public static byte[][] Corpus() => [.. new[] { 2, 40 }.SelectMany(puts => new[] { Life(puts, 0), Life(puts, 1) })];

    /// <summary>Boots on such a flash, keeps fragments there, and finds them again.</summary>
    public static void Boot(byte[] input)
    {
        MemoryFlash flash = new(SegmentCount, SegmentSize);
        byte[] content = input.Length > 0 ? input[1..] : [];
        if (input.Length > 0 && (input[0] & 1) == 1)
        {
            Seal(content);
        }

        for (int segment = 0; segment < SegmentCount; segment++)
        {
            ReadOnlySpan<byte> part = content.AsSpan(Math.Min(content.Length, segment * SegmentSize));
            part = part[..Math.Min(part.Length, SegmentSize)];
            part.CopyTo(flash.Segments[segment]);
            flash.Ends[segment] = part.Length;
        }

        FragmentRing ring = new(SlotCount);
        FragmentLog log = new(ring, flash, SegmentCount, SegmentSize);
        log.Open();
        for (int number = 100; number < 108; number++)
        {
            Samples.Put(ring, number);
            Flush(log);
        }

        FragmentRing again = new(SlotCount);
        new FragmentLog(again, flash, SegmentCount, SegmentSize).Open();
        Assert.IsGreaterThanOrEqualTo(0, Samples.SlotOf(again, 107), "what was flushed is lost");
    }

    private static byte[] Life(int puts, byte isSealed)
    {
        MemoryFlash flash = new(SegmentCount, SegmentSize);
        FragmentRing ring = new(SlotCount);
        FragmentLog log = new(ring, flash, SegmentCount, SegmentSize);
        log.Open();
        for (int number = 1; number <= puts; number++)
        {
            Samples.Put(ring, number);
            Flush(log);
        }

        List<byte> content = [isSealed];
        foreach (byte[] segment in flash.Segments)
        {
            content.AddRange(segment);
        }

        return [.. content];
    }

    private static void Flush(FragmentLog log)
    {
        for (int turns = 0; !log.IsFlushed() && turns < 100; turns++)
        {
            log.Flush();
        }

        Assert.IsTrue(log.IsFlushed(), "the log never comes to an end");
    }

    /// <summary>Gives everything that looks like a record the checksum that its length asks for.</summary>
    private static void Seal(byte[] content)
    {
        for (int at = 0; at + FlashRecord.Align <= content.Length; at += FlashRecord.Align)
        {
            int size = FlashRecord.SizeOf(content[at + 17]);
            if (content[at] == (byte)'L' && content[at + 1] == (byte)'V' && at + size <= content.Length)
            {
                LittleEndian.Write32(content, at + size - 4, (int)Crc32.Of(content, at, size - 4));
            }
        }
    }
}
