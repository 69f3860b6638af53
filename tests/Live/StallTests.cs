using System;
using System.IO;

using LVS.Harness;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>
/// A thread of the firmware stands still because something below it does not answer. The firmware notices, writes why, reboots, and says it
/// at the next boot. The board's clock runs faster than the PC's, for a minute is the least that counts as a stall.
/// </summary>
[TestClass]
public sealed class StallTests
{
    private const int ExitReboot = 3;

    /// <summary>The flash under the node's loop, and the broker's client under the session's thread.</summary>
    [TestMethod]
    [TestCategory("Long")]
    [DataRow("flash", "the node's loop stood still")]
    [DataRow("broker", "the broker's session stood still")]
    public void AStalledThreadIsNoticed(string part, string reason)
    {
        if (part == "broker" && Environment.GetEnvironmentVariable("LVS_SOAK") != "1")
        {
            Assert.Inconclusive("LVS_SOAK=1 runs it: a session may wait five minutes for names, TLS and answers, 100 s by this clock");
        }

        using TestFolder folder = new();
        NodeConfig config = ConfigFile.Fresh();
        config.Interface = "127.0.0.1";
        config.Port = Lvs.FreePort();
        config.EarnedUvu = 8_000_000;
        config.Transport = part == "broker" ? NodeConfig.TransportBoth : NodeConfig.TransportUdp;
        config.Broker = part == "broker" ? "127.0.0.1:1" : "";
        ConfigFile.Save(config, folder.File("lvs.json"));
        using (Emulator board = new(folder.Path, "--fault", part, "--speed", "3"))
        {
            Assert.AreEqual(ExitReboot, board.AwaitEnd(), board.Output);
            Assert.IsTrue(board.Await(reason[..reason.IndexOf(" stood", StringComparison.Ordinal)] + " has stood still for", 1),
                board.Output);
        }

        Epitaph epitaph = new();
        File.ReadAllBytes(folder.File("epitaph")).CopyTo(epitaph.Record, 0);
        Assert.IsTrue(epitaph.IsWhole(Epitaph.RecordSize));
        Assert.AreEqual(EpitaphCode.Stall, epitaph.Code);
        Assert.AreEqual(reason, epitaph.Message());
        Assert.AreEqual(1, epitaph.Number);
        using Emulator again = new(folder.Path);
        Assert.IsTrue(again.Await("LVS epitaph of crash 1: stalled thread", 1), again.Output);
        Assert.IsTrue(again.Await("LVS node", 1), again.Output);
    }

    /// <summary>The same board without a fault lives on by the same clock: it is the fault that is noticed, not the speed.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ABoardThatAnswersIsLeftAlone()
    {
        using TestFolder folder = new();
        NodeConfig config = ConfigFile.Fresh();
        config.Interface = "127.0.0.1";
        config.Port = Lvs.FreePort();
        ConfigFile.Save(config, folder.File("lvs.json"));
        using Emulator board = new(folder.Path, "--speed", "3");
        Assert.IsTrue(board.Await("LVS boot: good after a minute", 1), board.Output);
        Assert.IsNull(board.AwaitEnd(2), board.Output);
    }
}
