using System.Linq;

using LVS.Core;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hazards;

/// <summary>
/// A flash on which every segment counts and is full, which no log leaves behind: rot that brought back what had moved does, and garbage
/// under right sums.
/// </summary>
[TestClass]
public sealed class FullLogTests
{
    private const int SlotCount = 3;
    private const int SegmentCount = 8;
    private const int SegmentSize = 1024;

    /// <summary>The log goes on. It loses nothing where one fragment lies in the oldest segment, and of more it keeps one.</summary>
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void ItGoesOn(int fragmentCount)
    {
        MemoryFlash flash = Full(fragmentCount);
        FragmentLog log = Open(flash);
        Assert.AreEqual(fragmentCount, log.Index.Count);
        Assert.IsTrue(Samples.Keep(log, 100), "flash that works refuses");
        Assert.AreEqual(fragmentCount - 1, log.RottenCount);

        FragmentLog again = Open(flash);
        Assert.AreEqual(2, again.Index.Count);
        Fragment kept = new();
        foreach (int number in new[] { fragmentCount, 100 })
        {
            Assert.IsTrue(again.Read(Samples.SlotOf(again.Index, number), kept), $"fragment {number} is lost");
            Assert.IsTrue(Samples.Is(kept, number), $"fragment {number} is another");
        }

        for (int number = 101; number < 200; number++)
        {
            Assert.IsTrue(again.Remove(Samples.SlotOf(again.Index, number - 1)), "flash that works refuses");
            Assert.IsTrue(Samples.Keep(again, number), "flash that works refuses");
        }
    }

    /// <summary>A flash that refuses takes nothing from it either.</summary>
    [TestMethod]
    public void ARefusalLosesNothing()
    {
        MemoryFlash flash = Full(1);
        FragmentLog log = Open(flash);
        flash.RefuseAfter = 0;
        Assert.IsFalse(Samples.Keep(log, 100));
        flash.RefuseAfter = -1;
        Assert.IsGreaterThanOrEqualTo(0, Samples.SlotOf(log.Index, 1));
        Assert.IsGreaterThanOrEqualTo(0, Samples.SlotOf(Open(flash).Index, 1));
        Assert.IsTrue(Samples.Keep(log, 100), "flash that works again refuses");
        Assert.AreEqual(2, Open(flash).Index.Count);
    }

    private static FragmentLog Open(MemoryFlash flash)
    {
        FragmentLog log = Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
        log.Open();
        return log;
    }

    /// <summary>Fragments 1 and up in the oldest segment, and removals of what nobody holds to the end of every other.</summary>
    private static MemoryFlash Full(int fragmentCount)
    {
        MemoryFlash flash = new(SegmentCount, SegmentSize);
        FlashRecord record = new(new HmacHash());
        byte[] buffer = new byte[FlashRecord.SizeMax];
        Fragment fragment = new();
        for (int segment = 0; segment < SegmentCount; segment++)
        {
            Append(flash, segment, buffer, record.WriteCommit(buffer, segment, 0, 7));
            foreach (int number in Enumerable.Range(1, segment == 0 ? fragmentCount : 0))
            {
                Samples.Fill(fragment, number);
                Append(flash, segment, buffer, record.WriteFragment(buffer, segment, fragment, 0, 0));
            }

            while (flash.Ends[segment] < SegmentSize)
            {
                Append(flash, segment, buffer, record.WriteRemoved(buffer, segment, 99, 0, 0));
            }
        }

        return flash;
    }

    private static void Append(MemoryFlash flash, int segment, byte[] buffer, int size) =>
        Assert.IsTrue(flash.Write(segment, flash.Ends[segment], buffer, size));
}
