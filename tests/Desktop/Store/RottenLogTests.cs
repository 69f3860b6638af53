using System.Linq;

using LVS.Core;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Store;

/// <summary>
/// A log without a free segment, as rot leaves it that brings back what had moved: two fragments in its oldest segment, a third in all
/// others. Making room lets the first one go, whatever it is made for.
/// </summary>
[TestClass]
public sealed class RottenLogTests
{
    private const int SegmentCount = 8;
    private const int SegmentSize = 1024;
    private const int First = 1;
    private const int Second = 2;

    // Five records of 192 bytes fill a segment to its end.
    private const int RecordSize = 192;

    private static readonly int Third = Enumerable.Range(3, 200).First(number => SizeOf(number) == RecordSize);

    [TestMethod]
    public void ARottenFragmentCanBeRemoved()
    {
        MemoryFlash flash = Rotten();
        FragmentLog log = Open(flash);
        Assert.IsTrue(log.Remove(Samples.SlotOf(log.Index, First)));
        foreach (FragmentLog now in new[] { log, Open(flash) })
        {
            Assert.IsLessThan(0, Samples.SlotOf(now.Index, First));
            Assert.IsGreaterThanOrEqualTo(0, Samples.SlotOf(now.Index, Second));
            Assert.IsGreaterThanOrEqualTo(0, Samples.SlotOf(now.Index, Third));
            Assert.AreEqual(2, now.Index.Count);
        }
    }

    [TestMethod]
    public void ARottenFragmentIsNotRenewed()
    {
        FragmentLog log = Open(Rotten());
        Assert.IsFalse(log.Renew(Samples.SlotOf(log.Index, First), 5_000, 0));
        Assert.AreEqual(1, log.RottenCount);
        Assert.AreEqual(2, log.Index.Count);
        Assert.IsTrue(log.Renew(Samples.SlotOf(log.Index, Second), 5_000, 0));
    }

    private static int SizeOf(int number) => FlashRecord.SizeOf(Fragment(number).Size);

    private static Fragment Fragment(int number)
    {
        Fragment fragment = new();
        Samples.Fill(fragment, number);
        return fragment;
    }

    private static FragmentLog Open(MemoryFlash flash)
    {
        FragmentLog log = Samples.Log(3, flash, SegmentCount, SegmentSize);
        log.Open();
        return log;
    }

    private static MemoryFlash Rotten()
    {
        MemoryFlash flash = new(SegmentCount, SegmentSize);
        FlashRecord record = new(new HmacHash());
        byte[] buffer = new byte[FlashRecord.SizeMax];
        for (int generation = 0; generation < SegmentCount; generation++)
        {
            int at = Write(flash, generation, 0, buffer, record.WriteCommit(buffer, generation, 0, 7));
            foreach (int number in generation == 0 ? [First, Second] : Enumerable.Repeat(Third, (SegmentSize - at) / RecordSize))
            {
                at += Write(flash, generation, at, buffer, record.WriteFragment(buffer, generation, Fragment(number), 0, 0));
            }
        }

        FragmentLog log = Open(flash);
        Assert.AreEqual(3, log.Index.Count, "what the test is about");
        return flash;
    }

    private static int Write(MemoryFlash flash, int segment, int at, byte[] buffer, int size)
    {
        Assert.IsTrue(flash.Write(segment, at, buffer, size));
        return size;
    }
}
