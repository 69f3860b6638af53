using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>
/// Two PC nodes behind a switch with IGMP snooping. When the switch has forgotten that a node is in the group, the node hears nobody any
/// more. It notices that, and reports its membership again.
/// </summary>
[TestClass]
public sealed class SnoopingTests
{
    /// <summary>A node that hears nobody joins again after a minute; the rest is for a busy machine.</summary>
    private const int SecondsMost = 150;

    /// <summary>Frames of the other node after which a node counts as heard; the switch itself may ask once or twice.</summary>
    private const int Frames = 5;

    public required TestContext TestContext { get; init; }

    /// <summary>
    /// A process may have more than one link to the group: that of a page's gateway beside that of the node, or those of two sides. They
    /// all hear the frames of their own process, and only when all have left is a membership reported again.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    [DataRow("")]
    [DataRow("--page 0")]
    public void ANodeThatTheSwitchForgotIsHeardAgain(string more)
    {
        NetworkTests.SkipUnlessRoot();
        using TestFolder folder = new();
        using SnoopingSwitch box = SnoopingSwitch.Start();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs one = Start(folder, box, 1, more);
        using Lvs two = Start(folder, box, 2, "");
        box.Query();
        AwaitFrames(one, "both hear each other");
        AwaitFrames(two, "both hear each other");
        one.WaitFor(() => box.Knows(1) && box.Knows(2), "the switch knows both");
        box.Forget(1);
        long before = SnoopingSwitch.Got(one);
        Thread.Sleep(10_000);
        Assert.IsLessThanOrEqualTo(before + 1, SnoopingSwitch.Got(one), "the switch did not forget: there is nothing to mend");
        Stopwatch deaf = Stopwatch.StartNew();
        AwaitFrames(one, "it hears the other again");
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"heard again after {10 + deaf.Elapsed.TotalSeconds:0} s"));
        Assert.IsTrue(box.Knows(1));
        Assert.AreEqual(0, one.Signal("TERM").Wait().ExitCode, one.Errors);
    }

    /// <summary>A switch forgets what it knew of a port whose cable was pulled; the node sees that its cable is back.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void ANodeWhoseCableWasPulledIsHeardAgain()
    {
        NetworkTests.SkipUnlessRoot();
        using TestFolder folder = new();
        using SnoopingSwitch box = SnoopingSwitch.Start();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs one = Start(folder, box, 1, "");
        using Lvs two = Start(folder, box, 2, "");
        box.Query();
        one.WaitFor(() => box.Knows(1) && box.Knows(2), "the switch knows both");
        box.Flap(1);
        one.WaitFor(() => box.Knows(1), "the switch knows it again", 45);
        AwaitFrames(one, "it hears the other again");
        AwaitFrames(two, "the other hears it again");
    }

    /// <summary>Without a querier a switch passes everything on. From the first query on it passes nothing but what was joined.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void AQuerierThatComesLateIsAnswered()
    {
        NetworkTests.SkipUnlessRoot();
        using TestFolder folder = new();
        using SnoopingSwitch box = SnoopingSwitch.Start();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs one = Start(folder, box, 1, "");
        using Lvs two = Start(folder, box, 2, "");
        AwaitFrames(one, "they hear each other without a querier");
        box.Forget(1);
        box.Forget(2);
        box.Query();
        one.WaitFor(() => box.Knows(1) && box.Knows(2), "the switch knows both");
        AwaitFrames(one, "they hear each other");
        AwaitFrames(two, "they hear each other");
    }

    private static Lvs Start(TestFolder folder, SnoopingSwitch box, int port, string more)
    {
        string number = port.ToString(CultureInfo.InvariantCulture);
        Lvs lvs = Lvs.StartIsolated(folder.Path, SnoopingSwitch.Plugged,
        [
            "node", "--interface", SnoopingSwitch.AddressOf(port), "--state", $"node-{number}", "--seconds", "900",
            .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ]);
        box.Plug(lvs, port);
        lvs.WaitFor(() => lvs.Output.Contains("ledger new", StringComparison.Ordinal), "it runs");
        return lvs;
    }

    private static void AwaitFrames(Lvs lvs, string what)
    {
        long before = SnoopingSwitch.Got(lvs);
        lvs.WaitFor(() => SnoopingSwitch.Got(lvs) >= before + Frames, what, SecondsMost);
    }
}
