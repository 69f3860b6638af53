using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>
/// Two real nodes drift until they have settled; then what is said of them is falsified. Whatever the verdict claims must be able to break.
/// </summary>
[TestClass]
public sealed class LiveVerdictTests
{
    private const long EarnedOfOne = 80_000_000;
    private const long EarnedOfOther = 64_000_000;

    private static readonly NodeConfig Config = ConfigFile.Fresh();
    private static readonly Member[] Members = new Member[2];
    private static UdpGroup group = null!;
    private static UdpTransport transport = null!;
    private static Observer observer = null!;

    [ClassInitialize]
    public static void Drift(TestContext context)
    {
        group = new UdpGroup(Config.Group, Lvs.FreePort(), UdpGroup.Loopback);
        transport = new UdpTransport(group);
        observer = new Observer(transport, group, Config.KeyBytes(), capturePath: null);
        LiveNode one = new(transport, Config, EarnedOfOne, seed: 1);
        LiveNode other = new(transport, Config, EarnedOfOther, seed: 2);
        Members[0] = new Member("one", EarnedOfOne) { Inside = one };
        Members[1] = new Member("other", EarnedOfOther) { Inside = other };
        for (Stopwatch waiting = Stopwatch.StartNew(); Math.Abs(one.FloatUvu - other.FloatUvu) > 1000; Thread.Sleep(20))
        {
            Assert.IsLessThan(180, waiting.Elapsed.TotalSeconds, "timed out waiting until both have the same");
        }

        one.Dispose();
        other.Dispose();
    }

    [ClassCleanup]
    public static void End()
    {
        observer.Dispose();
        transport.Dispose();
    }

    [TestMethod]
    public void AnHonestCensusHolds()
    {
        SwarmResult result = Judge(Said());
        Assert.AreEqual("holds", result.Verdict, string.Join('\n', result.Reasons));
        Assert.AreEqual(0, result.ConservationErrorUvu);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    public void AMicroVuMoreOrLessBreaksConservation(int uvu)
    {
        List<Finding> said = Said();
        said[0] = With(said[0], view => view with { FloatUvu = view.FloatUvu + uvu });
        SwarmResult result = Judge(said);
        Assert.AreEqual("broken", result.Verdict);
        Assert.AreEqual(1, result.ConservationErrorUvu);
        CollectionAssert.AreEquivalent(new[] { "conservation", "wireMatchesMemory" }, Broken(result));
        Assert.Contains("error 1 uVU", result.Reasons[0]);
    }

    [TestMethod]
    public void MoreCreditedThanSentIsBroken()
    {
        List<Finding> said = Said();
        long sent = said[1].View!.Edges.Single().SentUvu;
        said[0] = With(said[0], view => view with { Edges = [view.Edges.Single() with { CreditedUvu = sent + 1 }] });
        CollectionAssert.Contains(Broken(Judge(said)), "neverOvercredited");
    }

    [TestMethod]
    public void ANegativeFloatIsBroken()
    {
        List<Finding> said = Said();
        said[0] = With(said[0], view => view with { FloatUvu = -1 });
        CollectionAssert.Contains(Broken(Judge(said)), "floor");
    }

    [TestMethod]
    public void AOneSidedEdgeDoesNotConnectAndIsUnrefunded()
    {
        List<Finding> said = Said();
        said[0] = With(said[0], view => view with { Edges = [] });
        SwarmResult result = Judge(said);
        CollectionAssert.Contains(Broken(result), "overlayConnected");
        CollectionAssert.Contains(Untold(result), "refundsSettled");
    }

    [TestMethod]
    public void ASilentNodeLeavesTheVerdictUnknown()
    {
        List<Finding> said = Said();
        said[0] = said[0] with { State = "silent", Source = "last frame" };
        SwarmResult result = Judge(said);
        Assert.AreEqual("unknown", result.Verdict, string.Join('\n', result.Reasons));
        CollectionAssert.AreEqual(new[] { "everyNodeCounted" }, Untold(result));
    }

    [TestMethod]
    public void EntropyThatFellTooLittleIsUnknownAndOneThatRoseIsBroken()
    {
        List<Finding> said = Said();
        long moved = (said[0].Member.FloatStartUvu - said[0].View!.FloatUvu) / 2;
        CollectionAssert.Contains(Untold(Judge(Moved(said, moved))), "entropyFalls");
        CollectionAssert.Contains(Broken(Judge(Moved(said, said[0].Member.FloatStartUvu))), "entropyFalls");
    }

    /// <summary>Before it could come to rest, that a swarm has not is no fault of it; how long would do is said.</summary>
    [TestMethod]
    public void AShortRunIsUnknownAndSaysWhatWouldDo()
    {
        List<Finding> said = Said();
        SwarmResult result = Judge(Returned(said, said[0].Member.FloatStartUvu - said[0].View!.FloatUvu), seconds: 0.1);
        Assert.AreEqual("unknown", result.Verdict, string.Join('\n', result.Reasons));
        CollectionAssert.Contains(Untold(result), "entropyFalls");
        Assert.Contains("--seconds 64 would do", string.Join('\n', result.Reasons));
        said[0] = With(said[0], view => view with { Edges = [] });
        CollectionAssert.Contains(Untold(Judge(said, seconds: 0.1)), "overlayConnected");
        CollectionAssert.Contains(Broken(Judge(said)), "overlayConnected");
    }

    /// <summary>What is claimed of the nodes that run holds of none of them, too: that is no verdict.</summary>
    [TestMethod]
    public void WithoutNodesNothingHolds()
    {
        List<Finding> said = [.. Said().Select(finding => finding with { State = "power cut" })];
        CollectionAssert.IsSubsetOf(new[] { "overlayConnected", "entropyFalls" }, Untold(Judge(said)));
    }

    /// <summary>
    /// A diff in a node's name with a float that it does not have is no word of the node: it is told, and changes no figure. The control is
    /// an observer that cannot know, and believes it.
    /// </summary>
    [TestMethod]
    public void AForgedFloatIsNotBelieved()
    {
        const long ForgedUvu = 77_000_000;
        int name = Members[0].Pseudonym;
        using Observer wise = new(transport, group, Config.KeyBytes(), capturePath: null);
        using Observer believing = new(transport, group, Config.KeyBytes(), capturePath: null);
        wise.IsOwn = (sender, mac) => Members.FirstOrDefault(m => m.Pseudonym == sender)?.Inside!.HasSaid(mac);
        SayUntil(name, ForgedUvu, () => wise.ForgedFrames > 0 && believing.Snapshot().ContainsKey(name));
        Assert.AreEqual(ForgedUvu, believing.Snapshot()[name].View.FloatUvu);
        Assert.IsFalse(wise.Snapshot().ContainsKey(name));
        SwarmResult result = Judge(Said(), by: wise);
        Assert.AreEqual("holds", result.Verdict, string.Join('\n', result.Reasons));
        Assert.Contains("has the swarm key and forges", string.Join('\n', result.Reasons));
    }

    /// <summary>Other members are told, and named when that is asked for; what an edge with one carries is not called lost.</summary>
    [TestMethod]
    public void MembersOfAnotherRunAreNamed()
    {
        const int Outsider = 0x0badcafe;
        using Observer ear = new(transport, group, Config.KeyBytes(), capturePath: null);
        SayUntil(Outsider, 5, () => ear.Snapshot().ContainsKey(Outsider));
        List<Finding> said = Said();
        SwarmResult result = Judge(said, by: ear);
        Assert.AreEqual("holds", result.Verdict, string.Join('\n', result.Reasons));
        Assert.Contains("1 other members of the swarm were heard, and are not in the sum; --members names them", result.Reasons[^1]);
        Assert.Contains("are not in the sum: 0badcafe.", Judge(said, by: ear, names: true).Reasons[^1]);

        said[0] = With(said[0], view => view with
        {
            FloatUvu = view.FloatUvu - 5,
            Edges = [.. view.Edges, new EdgeView(Outsider, 0, 0, 5, 0)],
        });
        result = Judge(said, by: ear);
        Assert.AreEqual("unknown", result.Verdict, string.Join('\n', result.Reasons));
        CollectionAssert.AreEqual(new[] { "refundsSettled" }, Untold(result));
        Assert.Contains("their peers are members that are not of this run", result.Reasons[0]);
    }

    /// <summary>A peer that goes by a name which nobody knows yet is not said to have closed, nor the swarm to be in pieces.</summary>
    [TestMethod]
    public void ATurnedNameLeavesTheVerdictUnknown()
    {
        List<Finding> said = Said();
        said[0] = With(said[0], view => view with { Edges = [.. view.Edges.Select(e => e with { Peer = 0x7777 })] });
        SwarmResult result = Judge(said);
        Assert.AreEqual("unknown", result.Verdict, string.Join('\n', result.Reasons));
        CollectionAssert.AreEquivalent(new[] { "refundsSettled", "overlayConnected" }, Untold(result));
        Assert.Contains("another name since its epoch turned", string.Join('\n', result.Reasons));
    }

    /// <summary>A node that fell silent told less than its neighbours know: that is no value from nothing.</summary>
    [TestMethod]
    public void AnOldFrameOfASilentNodeIsNoOvercredit()
    {
        List<Finding> said = Said();
        said[1] = With(said[1], view => view with
        {
            FloatUvu = view.FloatUvu + 7,
            Edges = [.. view.Edges.Select(e => e with { SentUvu = e.SentUvu - 7 })],
        });
        CollectionAssert.Contains(Broken(Judge(said)), "neverOvercredited");
        said[1] = said[1] with { State = "silent", Source = "last frame" };
        SwarmResult result = Judge(said);
        Assert.AreEqual("unknown", result.Verdict, string.Join('\n', result.Reasons));
        CollectionAssert.Contains(Untold(result), "neverOvercredited");
    }

    /// <summary>What an honest census would have found.</summary>
    private static List<Finding> Said() => [.. Members.Select(m => new Finding(m, null, "answered", m.Inside!.Memory, "census"))];

    private static Finding With(Finding finding, Func<NodeView, NodeView> change) => finding with { View = change(finding.View!) };

    /// <summary>Back from the second to the first.</summary>
    private static List<Finding> Moved(List<Finding> said, long uvu) =>
    [
        With(said[0], view => view with { FloatUvu = view.FloatUvu + uvu }),
        With(said[1], view => view with { FloatUvu = view.FloatUvu - uvu }),
    ];

    /// <summary>The same, in books that agree.</summary>
    private static List<Finding> Returned(List<Finding> said, long uvu) =>
    [
        With(said[0], view => view with
        {
            FloatUvu = view.FloatUvu + uvu,
            Edges = [.. view.Edges.Select(e => e with { CreditedUvu = e.CreditedUvu + uvu })],
        }),
        With(said[1], view => view with
        {
            FloatUvu = view.FloatUvu - uvu,
            Edges = [.. view.Edges.Select(e => e with { SentUvu = e.SentUvu + uvu })],
        }),
    ];

    private static SwarmResult Judge(List<Finding> said, double seconds = 64, Observer? by = null, bool names = false) => new LiveVerdict(
        new SwarmOptions { Nodes = 2, FirmwareNodes = 0, Config = Config, NamesMembers = names }, "run", seconds, said,
            [new Sample(0, 2, 0, 0, 0, 0, 0, [])], by ?? observer).ToResult();

    /// <summary>Repeats a diff until a condition holds. Every holder of the swarm key can do that, under any name.</summary>
    private static void SayUntil(int sender, long floatUvu, Func<bool> condition)
    {
        using ITap air = transport.Tap();
        FrameGate gate = new(new PcMac(Config.KeyBytes()));
        byte[] frame = new byte[Limits.FrameSizeMax];
        Diff diff = new() { Sender = sender, Minute = HeardMinute.OfClock, Seq = int.MaxValue / 2, Float = floatUvu, OpenCount = 8 };
        for (Stopwatch waiting = Stopwatch.StartNew(); !condition(); Thread.Sleep(20))
        {
            Assert.IsLessThan(180, waiting.Elapsed.TotalSeconds, "what was said is not heard");
            diff.Seq++;
            gate.Write(diff, frame, new byte[Limits.MacSize]);
            air.Link.Send(frame, gate.Seal(diff, frame), 0);
        }
    }

    private static string[] Broken(SwarmResult result) => [.. result.Invariants.Where(i => i.Holds == false).Select(i => i.Name)];

    private static string[] Untold(SwarmResult result) => [.. result.Invariants.Where(i => i.Holds == null).Select(i => i.Name)];
}
