using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>Contents of a fragment log's flash as inputs: one byte whether sums are made right, then the segments in a row.</summary>
internal static class LogInputs
{
    private const int SegmentCount = 8;
    private const int SegmentSize = 1024;
    private const int SlotCount = 3;

    /// <summary>The flash of a young log and of one that has gone round, each with and without right sums.</summary>
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

        FragmentLog log = Open(flash);
        for (int number = 100; number < 108; number++)
        {
            Keep(log, number);
        }

        Assert.IsGreaterThanOrEqualTo(0, Samples.SlotOf(Open(flash).Index, 107), "what was kept is lost");
    }

    private static FragmentLog Open(MemoryFlash flash)
    {
        FragmentLog log = Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
        log.Open();
        return log;
    }

    private static void Keep(FragmentLog log, int number)
    {
        for (int slot = 0; slot < SlotCount && log.Index.FreeCount == 0; slot++)
        {
            Assert.IsTrue(log.Remove(slot), "flash that works refuses");
        }

        if (Samples.SlotOf(log.Index, number) < 0)
        {
            Assert.IsTrue(Samples.Keep(log, number), "flash that works refuses");
        }
    }

    private static byte[] Life(int puts, byte isSealed)
    {
        MemoryFlash flash = new(SegmentCount, SegmentSize);
        FragmentLog log = Open(flash);
        for (int number = 1; number <= puts; number++)
        {
            Keep(log, number);
        }

        List<byte> content = [isSealed];
        foreach (byte[] segment in flash.Segments)
        {
            content.AddRange(segment);
        }

        return [.. content];
    }

    /// <summary>Gives everything that looks like a record the sum that its length asks for.</summary>
    private static void Seal(byte[] content)
    {
        byte[] hash = new byte[32];
        for (int at = 0; at + FlashRecord.Align <= content.Length; at += FlashRecord.Align)
        {
            int size = FlashRecord.SizeOf(content[at + 9]);
            if (content[at] == (byte)'L' && content[at + 1] == (byte)'V' && at + size <= content.Length)
            {
                new HmacHash().Compute(new byte[32], content[at..(at + size - 8)], size - 8, hash);
                hash.AsSpan(0, 8).CopyTo(content.AsSpan(at + size - 8));
            }
        }
    }
}
