using System.IO;
using System.Reflection;

using LVS.Core;
using LVS.Firmware;
using LVS.Harness;
using LVS.Live;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hazards;

/// <summary>The log over real files.</summary>
[TestClass]
public sealed class FolderFlashTests
{
    [TestMethod]
    public void ARebootOfAPcFindsTheRing()
    {
        string folder = Directory.CreateTempSubdirectory("lvs-").FullName;
        try
        {
            for (int boot = 0; boot < 20; boot++)
            {
                using FolderFlash flash = new(folder, Limits.FlashSegmentCount);
                Boot(flash, boot);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The board's own source over the emulated drive I:.</summary>
    [TestMethod]
    public void ARebootOfABoardFindsTheRing()
    {
        string folder = Directory.CreateTempSubdirectory("lvs-").FullName;
        try
        {
            typeof(FlashSegments).Assembly.GetType("LVS.Emulator.FlashDrive", throwOnError: true)!
                .GetMethod("Mount", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [folder]);
            for (int boot = 0; boot < 20; boot++)
            {
                Boot(new FlashSegments("I:\\fragments.", Limits.FlashSegmentCount), boot);
            }

            Assert.HasCount(Limits.FlashSegmentCount, Directory.GetFiles(folder, "fragments.*"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void TwoNodesOnOneFolderAreRefused()
    {
        string folder = Directory.CreateTempSubdirectory("lvs-").FullName;
        try
        {
            using FolderFlash first = new(folder, 2);
            UserException refused = Assert.ThrowsExactly<UserException>(() => new FolderFlash(folder, 2));
            Assert.Contains(folder, refused.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Boot(IFlash flash, int boot)
    {
        FragmentRing ring = new(Limits.FragmentSlotCount);
        FragmentLog log = new(ring, flash, Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        int last = boot * 15;
        Assert.AreEqual(last < ring.SlotCount ? last : ring.SlotCount, log.Open());
        Fragment fragment = new();
        for (int number = last - ring.Count + 1; number <= last; number++)
        {
            ring.Get(Samples.SlotOf(ring, number), fragment);
            Assert.IsTrue(Samples.Is(fragment, number));
        }

        for (int number = last + 1; number <= last + 15; number++)
        {
            Samples.Put(ring, number);
        }

        while (!log.IsFlushed())
        {
            Assert.AreEqual(FragmentLog.Wrote, log.Flush());
        }
    }
}
