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
    private const int SegmentCount = 12;
    private const int SegmentSize = 64 + 256;
    private const int StepCount = 130;

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    /// <summary>
    /// Every byte of every write and erase of one life, several times around the flash: the power goes there, and life goes on.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
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
            MemoryFlash flash = new(slots + 5, SegmentSize);
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
        FragmentLog log = Samples.Log(SlotCount, flash, SegmentCount, 1024);
        log.Open();
        for (int number = 1; number <= 3; number++)
        {
            Assert.IsTrue(Samples.Keep(log, number));
        }

        Fragment fragment = new();
        int from = FlashRecord.Align + FlashRecord.SizeOf(38);
        for (int bit = 8 * from; bit < 8 * (from + FlashRecord.SizeOf(75)); bit++)
        {
            flash.Segments[0][bit >> 3] ^= (byte)(1 << (bit & 7));
            Assert.AreEqual(2, log.Open(), $"bit {bit}");
            Assert.AreEqual(-1, Samples.SlotOf(log.Index, 2));
            flash.Segments[0][bit >> 3] ^= (byte)(1 << (bit & 7));

            // The same while it lives: what was found at boot is not served when it has rotted since.
            log.Open();
            int slot = Samples.SlotOf(log.Index, 2);
            flash.Segments[0][bit >> 3] ^= (byte)(1 << (bit & 7));
            Assert.IsFalse(log.Read(slot, fragment), $"bit {bit} was served");
            Assert.AreEqual(-1, Samples.SlotOf(log.Index, 2));
            flash.Segments[0][bit >> 3] ^= (byte)(1 << (bit & 7));
        }

        Assert.AreEqual(3, log.Open());
    }

    /// <summary>Garbage of every kind is an empty log, and after it the log works.</summary>
    [TestMethod]
    public void GarbageIsAnEmptyLog()
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

    /// <summary>
    /// A disk that is full for three steps, from any step of a life on and after any part of a write: nothing durable is lost, and whatever
    /// is held, and could be served or proved, is on flash.
    /// </summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(64)]
    [DataRow(200)]
    public void ADiskFullAtAnyStepLosesNothing(int refuseAfter)
    {
        (int refused, int held) = (0, 0);
        Fragment fragment = new();
        for (int from = 0; from < StepCount; from++)
        {
            MemoryFlash flash = new(SegmentCount, SegmentSize);
            LogLife life = new(flash, SlotCount, SegmentCount, SegmentSize, 1);
            life.Boot(rotten: false);
            for (int step = 0; step < StepCount; step++)
            {
                flash.RefuseAfter = step >= from && step < from + 3 ? refuseAfter : -1;
                life.Step();
                for (int slot = 0; slot < SlotCount && step >= from && step < from + 4; slot++)
                {
                    bool isHeld = life.Log.Index.Holds(slot);
                    held += isHeld ? 1 : 0;
                    Assert.IsTrue(
                        !isHeld || life.Log.Read(slot, fragment), $"from step {from}: what is held at step {step} is not on flash");
                }
            }

            refused += life.Log.FailedCount;
            life.Boot(rotten: false);
        }

        TestContext.WriteLine($"{refused} refusals, {held} fragments held meanwhile");
        Assert.IsGreaterThan(StepCount / 2, refused);
        Assert.IsGreaterThan(StepCount, held);
    }

    /// <summary>Flash that takes nothing more: what is durable stays, nothing new is called kept, and room is 0.</summary>
    [TestMethod]
    public void FullFlashKeepsWhatItHas()
    {
        MemoryFlash flash = new(SegmentCount, SegmentSize);
        LogLife life = Live(flash, 7, 200);
        flash.RefuseAfter = 0;
        int held = life.Log.Index.Count;
        for (int number = 5000; number < 5050; number++)
        {
            Assert.IsFalse(Samples.Keep(life.Log, number), "called kept");
        }

        Assert.AreEqual(held, life.Log.Index.Count);
        Assert.IsTrue(life.Log.IsRefused || life.Log.Index.FreeCount == 0);
        Steps(life, flash, 200);
        Assert.IsTrue(life.Log.IsRefused);
        Assert.AreEqual(0, life.Log.FreeCount, "room is told that is none");
        Assert.IsGreaterThan(50, life.Log.FailedCount);
        flash.RefuseAfter = -1;
        life.Log.Tidy();
        Assert.IsFalse(life.Log.IsRefused, "the flash works again, and nobody notices");
        Steps(life, flash, 50);
        life.Boot(rotten: false);
        Assert.IsGreaterThan(0, life.FoundCount);
    }

    /// <summary>
    /// A log that is opened with less room than it holds: what finds no place is gone for good, and never comes up in the place of what is
    /// kept afterwards. The flash may refuse at first.
    /// </summary>
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AFragmentLostToASmallerLogNeverComesBack(bool isRefusedAtFirst)
    {
        const int Less = 2;
        MemoryFlash flash = new(SegmentCount, SegmentSize);
        FragmentLog log = Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
        log.Open();
        for (int number = 1; number <= SlotCount; number++)
        {
            Assert.IsTrue(Samples.Keep(log, number));
        }

        flash.RefuseAfter = isRefusedAtFirst ? 0 : -1;
        log = Samples.Log(Less, flash, SegmentCount, SegmentSize);
        Assert.AreEqual(Less, log.Open());
        Assert.AreEqual(0, log.FreeCount);
        flash.RefuseAfter = -1;
        for (int i = 0; i < 2; i++)
        {
            log.Tidy();
        }

        List<int> held = [1, 2];
        for (int number = 100; number < 160; number++)
        {
            int leaves = held[number % Less];
            Assert.IsTrue(log.Remove(Samples.SlotOf(log.Index, leaves)));
            Assert.IsTrue(Samples.Keep(log, number));
            held[number % Less] = number;
            log = Samples.Log(Less, flash, SegmentCount, SegmentSize);
            log.Open();
            foreach (int kept in held)
            {
                Assert.IsGreaterThanOrEqualTo(0, Samples.SlotOf(log.Index, kept), $"after {number}: {kept} was kept and is lost");
            }
        }
    }

    /// <summary>A log of real size: how much more is written than kept, and how even the wear is.</summary>
    [TestMethod]
    public void WearOfTheRealSizeIsEven()
    {
        MemoryFlash flash = new(Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        FragmentLog log = Samples.Log(Limits.FragmentSlotCount, flash, Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        log.Open();
        long[] chance = [1];
        Fragment fragment = new() { Size = Limits.FragmentSizeMax };
        const int Puts = 20_000;
        for (int number = 1; number <= Puts; number++)
        {
            if (log.Index.FreeCount == 0)
            {
                Assert.IsTrue(log.Remove((int)SeededRandom.Below(chance, 0, log.Index.SlotCount)));
            }

            fragment.Stripe = number;
            Assert.IsGreaterThanOrEqualTo(0, log.Keep(fragment, 0, 0));
            while (log.Tidy())
            {
                // What need not wait.
            }
        }

        List<int> erases = [.. flash.Erases];
        erases.Sort();
        TestContext.WriteLine($"{Puts} kept, {log.WrittenCount} records written, {log.MovedCount} moved, erases {erases[0]}..{erases[^1]}");
        Assert.IsLessThanOrEqualTo(1, erases[^1] - erases[0]);
        Assert.IsLessThan(3 * Puts, log.MovedCount, "far more is moved than kept");
        Assert.AreEqual(Limits.FragmentSlotCount,
            Samples.Log(Limits.FragmentSlotCount, flash, Limits.FlashSegmentCount, Limits.FlashSegmentSize).Open());
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
