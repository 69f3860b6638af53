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
    public void ARebootOfAPcFindsTheFragments()
    {
        string folder = Directory.CreateTempSubdirectory("lvs-").FullName;
        try
        {
            for (int boot = 0; boot < 20; boot++)
            {
                using FolderFlash flash = new(folder, Limits.FlashSegmentSize);
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
    public void ARebootOfABoardFindsTheFragments()
    {
        string folder = Directory.CreateTempSubdirectory("lvs-").FullName;
        try
        {
            typeof(FlashSegments).Assembly.GetType("LVS.Emulator.FlashDrive", throwOnError: true)!
                .GetMethod("Mount", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [folder]);
            for (int boot = 0; boot < 20; boot++)
            {
                Boot(new FlashSegments("I:\\fragments."), boot);
            }

            Assert.IsNotEmpty(Directory.GetFiles(folder, "fragments.*"));
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
            using FolderFlash first = new(folder, 4096);
            UserException refused = Assert.ThrowsExactly<UserException>(() => new FolderFlash(folder, 4096));
            Assert.Contains(folder, refused.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Boot(IFlash flash, int boot)
    {
        FragmentLog log = Samples.Log(Limits.FragmentSlotCount, flash, Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        int last = boot * 12;
        Assert.AreEqual(last, log.Open());
        Fragment fragment = new();
        for (int number = 1; number <= last; number++)
        {
            Assert.IsTrue(log.Read(Samples.SlotOf(log.Index, number), fragment));
            Assert.IsTrue(Samples.Is(fragment, number));
        }

        for (int number = last + 1; number <= last + 12; number++)
        {
            Assert.IsTrue(Samples.Keep(log, number));
        }
    }
}
