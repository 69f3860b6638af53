using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hazards;

/// <summary>The fragment log when the power goes, the flash refuses, bits rot, and files are garbage.</summary>
[TestClass]
public sealed class FragmentLogFaultTests
{
    private const int SlotCount = 5;
    private const int SegmentCount = 14;
    private const int SegmentSize = 64 + 256;
    private const int StepCount = 220;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    /// <summary>
    /// Every byte of every write and erase of one life, several times around the flash: the power goes there, and life goes on.
    /// </summary>
    [TestMethod]
    [DataRow(-1, 1)]
    [DataRow(0xA5, 5)]
    public void ACutAtEveryByteLosesNothing(int tornByte, int stride)
    {
        MemoryFlash whole = new(SegmentCount, SegmentSize);
        LogLife life = Live(whole, 1, StepCount);
        long bytes = whole.Worn;
        Assert.IsGreaterThan(1, whole.Erases[0], "not once around");
        Assert.IsGreaterThan(0, life.Log.MovedCount, "nothing was moved");
        int found = 0;
        for (long cutAt = 0; cutAt < bytes; cutAt += stride)
        {
            MemoryFlash flash = new(SegmentCount, SegmentSize) { TornByte = tornByte };
            LogLife cut = new(flash, SlotCount, SegmentCount, SegmentSize, 1);
            cut.Boot(rotten: false);
            flash.CutAt = cutAt;
            Steps(cut, flash, StepCount);
            Assert.IsTrue(flash.IsCut);
            cut.Boot(rotten: false);
            Steps(cut, flash, 20);
            cut.Boot(rotten: false);
            found += cut.FoundCount;
        }

        TestContext.WriteLine($"{bytes / stride} cuts, {found} fragments found and right");
        Assert.IsGreaterThan(20_000, bytes);
        Assert.IsGreaterThan(bytes * 2 / stride, found);
    }

    /// <summary>
    /// 10,000 faults in lives that go on after them: cuts anywhere, also in the boot after a cut, and refusals in between.
    /// </summary>
    [TestMethod]
    public void TenThousandSeededCutsAndRefusalsLoseNothing()
    {
        long[] chance = [20_261];
        int faults = 0;
        int found = 0;
        while (faults < 10_000)
        {
            long seed = (long)SeededRandom.Next(chance, 0);
            int slots = 1 + (int)SeededRandom.Below(chance, 0, 7);
            MemoryFlash flash = new(2 * (slots + 1) + 2, SegmentSize);
            LogLife life = new(flash, slots, flash.Segments.Length, SegmentSize, seed);
            life.Boot(rotten: false);
            for (int fault = 0; fault < 50; fault++)
            {
                flash.TornByte = (int)SeededRandom.Below(chance, 0, 257) - 1;
                if (SeededRandom.Below(chance, 0, 4) == 0)
                {
                    flash.RefuseAfter = (int)SeededRandom.Below(chance, 0, 300);
                    Steps(life, flash, 12);
                    flash.RefuseAfter = -1;
                    Steps(life, flash, 10);
                }
                else
                {
                    flash.CutAt = flash.Worn + SeededRandom.Below(chance, 0, 4000);
                    for (int step = 0; step < 400 && !flash.IsCut; step++)
                    {
                        life.Step();
                    }

                    life.Boot(rotten: false);
                }

                faults++;
            }

            life.Boot(rotten: false);
            found += life.FoundCount;
        }

        TestContext.WriteLine($"{faults} faults, {found} fragments found and right");
        Assert.IsGreaterThan(15_000, found);
    }

    /// <summary>Bits that rot cost what they hit and nothing else, and are never served.</summary>
    [TestMethod]
    public void RottenBitsAreNeverServed()
    {
        int found = 0;
        int lost = 0;
        for (int seed = 1; seed <= 2000; seed++)
        {
            long[] chance = [seed];
            MemoryFlash flash = new(SegmentCount, SegmentSize);
            LogLife life = Live(flash, seed, 150);
            for (int flip = 0; flip < 1 + (seed % 4); flip++)
            {
                int bit = (int)SeededRandom.Below(chance, 0, 8 * SegmentSize);
                flash.Segments[(int)SeededRandom.Below(chance, 0, SegmentCount)][bit >> 3] ^= (byte)(1 << (bit & 7));
            }

            life.Boot(rotten: true);
            Steps(life, flash, 100);
            life.Boot(rotten: false);
            found += life.FoundCount;
            lost += life.LostCount;
        }

        TestContext.WriteLine($"{found} found and right, {lost} lost to rot");
        Assert.IsGreaterThan(100, lost, "nothing was hit");
        Assert.IsGreaterThan(10 * lost, found);
    }

    /// <summary>Every bit of one record, one after the other: it is gone, and its neighbours are there.</summary>
    [TestMethod]
    public void EveryRottenBitOfARecordIsSeen()
    {
        MemoryFlash flash = new(SegmentCount, 1024);
        FragmentRing ring = new(SlotCount);
        FragmentLog log = new(ring, flash, SegmentCount, 1024);
        log.Open();
        for (int number = 1; number <= 3; number++)
        {
            Samples.Put(ring, number);
        }

        while (!log.IsFlushed())
        {
            log.Flush();
        }

        int from = FlashRecord.Align + FlashRecord.SizeOf(38);
        for (int bit = 8 * from; bit < 8 * (from + FlashRecord.SizeOf(75)); bit++)
        {
            flash.Segments[0][bit >> 3] ^= (byte)(1 << (bit & 7));
            Assert.AreEqual(2, log.Open(), $"bit {bit}");
            Assert.AreEqual(-1, Samples.SlotOf(ring, 2));
            flash.Segments[0][bit >> 3] ^= (byte)(1 << (bit & 7));
        }

        Assert.AreEqual(3, log.Open());
    }

    /// <summary>Garbage of every kind is an empty ring, and after it the log works.</summary>
    [TestMethod]
    public void GarbageIsAnEmptyRing()
    {
        int found = 0;
        for (int kind = 0; kind < 300; kind++)
        {
            long[] chance = [kind];
            MemoryFlash flash = new(SegmentCount, SegmentSize);
            for (int segment = 0; segment < SegmentCount; segment++)
            {
                flash.Ends[segment] = kind < 3 ? SegmentSize : (int)SeededRandom.Below(chance, 0, SegmentSize + 1);
                for (int i = 0; i < SegmentSize; i++)
                {
                    flash.Segments[segment][i] = kind switch { 0 => 0, 1 => 0xFF, _ => (byte)SeededRandom.Next(chance, 0) };
                }
            }

            LogLife life = new(flash, SlotCount, SegmentCount, SegmentSize, kind);
            life.Boot(rotten: false);
            Assert.AreEqual(0, life.FoundCount);
            Steps(life, flash, 60);
            life.Boot(rotten: false);
            found += life.FoundCount;
        }

        Assert.IsGreaterThan(300, found);
    }

    /// <summary>Segments exchanged, repeated or from an older time are passed over or right, never wrong.</summary>
    [TestMethod]
    public void MisplacedSegmentsAreNeverServedWrong()
    {
        for (int seed = 1; seed <= 300; seed++)
        {
            long[] chance = [seed];
            MemoryFlash flash = new(SegmentCount, SegmentSize);
            LogLife life = Live(flash, seed, 80);
            byte[][] older = Array.ConvertAll(flash.Segments, segment => (byte[])segment.Clone());
            Steps(life, flash, 80);
            int a = (int)SeededRandom.Below(chance, 0, SegmentCount);
            int b = (int)SeededRandom.Below(chance, 0, SegmentCount);
            byte[] source = SeededRandom.Below(chance, 0, 2) == 0 ? older[b] : (byte[])flash.Segments[b].Clone();
            source.CopyTo(flash.Segments[a], 0);
            life.Boot(rotten: true);
            Steps(life, flash, 100);
            life.Boot(rotten: false);
        }
    }

    /// <summary>Flash that takes nothing more: what is durable stays, what comes is served but not called durable.</summary>
    [TestMethod]
    public void FullFlashKeepsWhatItHas()
    {
        MemoryFlash flash = new(SegmentCount, SegmentSize);
        LogLife life = Live(flash, 7, 200);
        flash.RefuseAfter = 0;
        Steps(life, flash, 200);
        Assert.IsGreaterThan(50, life.Log.FailedCount);
        Assert.IsFalse(life.Log.IsFlushed());
        life.Boot(rotten: false);
        Assert.IsGreaterThan(0, life.FoundCount);
    }

    /// <summary>A log of real size: how much more is written than put, and how even the wear is.</summary>
    [TestMethod]
    public void WearOfTheRealSizeIsEven()
    {
        MemoryFlash flash = new(Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        FragmentRing ring = new(Limits.FragmentSlotCount);
        FragmentLog log = new(ring, flash, Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        log.Open();
        long[] chance = [1];
        Fragment fragment = new() { Size = Limits.FragmentSizeMax };
        const int Puts = 20_000;
        for (int number = 1; number <= Puts; number++)
        {
            // Half of the newcomers are gone again soon: the others stay and must be moved.
            fragment.Stripe = number;
            ring.Put(fragment);
            int slot = (int)SeededRandom.Below(chance, 0, ring.SlotCount);
            if (ring.Count > ring.SlotCount - 4 && ring.StateOf(slot) == FragmentRing.Durable)
            {
                ring.Remove(slot);
            }

            while (!log.IsFlushed())
            {
                Assert.AreEqual(FragmentLog.Wrote, log.Flush());
            }
        }

        List<int> erases = [.. flash.Erases[..Limits.FlashSegmentCount]];
        erases.Sort();
        TestContext.WriteLine($"{Puts} puts, {log.WrittenCount} records written, {log.MovedCount} moved, erases {erases[0]}..{erases[^1]}");
        Assert.IsLessThanOrEqualTo(1, erases[^1] - erases[0]);
        Assert.IsLessThan(Puts, log.MovedCount, "more is moved than put");
        FragmentRing again = new(Limits.FragmentSlotCount);
        Assert.AreEqual(ring.Count, new FragmentLog(again, flash, Limits.FlashSegmentCount, Limits.FlashSegmentSize).Open());
    }

    private static LogLife Live(MemoryFlash flash, int seed, int steps)
    {
        LogLife life = new(flash, SlotCount, SegmentCount, SegmentSize, seed);
        life.Boot(rotten: false);
        Steps(life, flash, steps);
        return life;
    }

    private static void Steps(LogLife life, MemoryFlash flash, int count)
    {
        for (int step = 0; step < count && !flash.IsCut; step++)
        {
            life.Step();
        }
    }
}
