using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>A UDP segment and a broker with gateways between: one swarm, each frame carried once, whatever number of gateways.</summary>
[TestClass]
public sealed class GatewayTests
{
    private const int WindowsMax = 10;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow(1)]
    [DataRow(2)]
    public void NodesOnBothSidesAreOneSwarm(int gatewayCount)
    {
        using GatewaySides sides = new(gatewayCount);
        Recorder.WaitFor(() => sides.CrossEdges() >= 2, "edges lead over the gateway");
        double before = sides.EntropyOfBirth;
        Recorder.WaitFor(() => sides.Entropy() < before / 100, "value came to rest over both sides", state: sides.State);
        (long errorUvu, int overcredited, bool connected) = sides.Count();
        Assert.AreEqual(0L, errorUvu);
        Assert.AreEqual(0, overcredited);
        Assert.IsTrue(connected, "all nodes are in one piece");
    }

    [TestMethod]
    public void TwoGatewaysCarryEachFrameOnceAndStirUpNoStorm()
    {
        using GatewaySides sides = new(gatewayCount: 2);
        Recorder.WaitFor(() => sides.CrossEdges() >= 2, "edges lead over the gateways");

        // While the two find out about each other, and while a busy machine lets one wait for long, a frame may come twice. It never goes
        // round, and most come once as soon as both run.
        (int frames, int copies, long carried, long said) = (0, 0, 0, 0);
        for (int window = 0; window == 0 || (window < WindowsMax && copies >= 1.25 * frames); window++)
        {
            sides.Heard.Clear();
            long carriedBefore = sides.CarriedToBroker;
            long saidBefore = sides.SaidAtSegment;
            Recorder.WaitFor(() => sides.Heard.FromSegment >= 60, "frames of the segment arrived at the broker");
            (frames, copies) = sides.Heard.Copies();
            carried = sides.CarriedToBroker - carriedBefore;
            said = sides.SaidAtSegment - saidBefore;
            TestContext.WriteLine($"{frames} frames of the segment in {copies} copies at the broker; {carried} carried of {said} said, "
                + $"{sides.HeldByOthers} left to the other gateway");
            Assert.IsLessThanOrEqualTo(2, sides.Heard.CopiesMost);
        }

        Assert.IsLessThan(1.25 * frames, copies);
        Assert.IsLessThanOrEqualTo((1.25 * said) + 10, carried);
        Assert.IsGreaterThan(0, sides.HeldByOthers);
    }

    [TestMethod]
    public void OneGatewayEndsAndTheOtherCarriesOn()
    {
        using GatewaySides sides = new(gatewayCount: 2);
        Recorder.WaitFor(() => sides.CrossEdges() >= 2, "edges lead over the gateways");
        sides.EndGateway();
        sides.Heard.Clear();
        Recorder.WaitFor(() => sides.Heard.FromSegment >= 20, "frames still arrive");
        (long errorUvu, int overcredited, bool connected) = sides.Count();
        Assert.AreEqual(0L, errorUvu);
        Assert.AreEqual(0, overcredited);
        Assert.IsTrue(connected, "all nodes are in one piece");
    }

    [TestMethod]
    public void NoiseIsNotCarried()
    {
        using GatewaySides sides = new(gatewayCount: 1);
        Recorder.WaitFor(() => sides.CrossEdges() >= 1, "edges lead over the gateway");
        long dropped = sides.Dropped;
        using ITap stranger = new UdpTransport(sides.Segment).Tap();
        byte[] noise = new byte[Limits.FrameSizeMax];
        new Random(1).NextBytes(noise);
        sides.Heard.Clear();
        for (int i = 0; i < 200; i++)
        {
            noise[0] = (byte)((FrameGate.Version << 4) | FrameKind.Diff);
            noise[20] = (byte)i;
            stranger.Link.Send(noise, noise.Length, 0);
        }

        Recorder.WaitFor(() => sides.Heard.FromSegment >= 5, "frames of members still arrive");
        Assert.AreEqual(0, sides.Heard.Strange);
        Assert.AreEqual(dropped, sides.Dropped, "noise takes nothing from a budget");
    }

    /// <summary>Recordings spend no more than a small budget of their own; the same many frames of now are carried.</summary>
    [TestMethod]
    [DataRow(60, false)]
    [DataRow(0, true)]
    public void RecordingsSpendNoBudget(int minutesOld, bool areCarried)
    {
        const int Count = 150;
        const int RecordedSender = 77;
        const int LastSender = 78;
        using GatewaySides sides = new(gatewayCount: 1);
        Recorder.WaitFor(() => sides.CrossEdges() >= 1, "edges lead over the gateway");
        using ITap recorder = new UdpTransport(sides.Segment).Tap();
        FrameGate gate = new(new PcMac(sides.Key)) { ReadsStore = true };
        byte[] frame = new byte[Limits.FrameSizeMax];
        long minute = HeardMinute.OfClock - minutesOld;
        long before = sides.CarriedToBroker;
        long saidBefore = sides.SaidAtSegment;
        for (int i = 0; i < Count; i++)
        {
            // One at a time: a gateway that has to wait for the processor would lose what does not fit its inbox.
            long judged = sides.CarriedToBroker + sides.Dropped;
            Send(minute, RecordedSender, i);
            Recorder.WaitFor(() => sides.CarriedToBroker + sides.Dropped > judged, "the gateway goes on");
        }

        Recorder.WaitFor(() => sides.SaidAtSegment - saidBefore >= 20, "members go on");
        if (areCarried)
        {
            Recorder.WaitFor(IsMostCarried, "frames of now are carried", state: sides.State);
            return;
        }

        // Frames keep their order: when one of now arrives at the broker, the gateway has judged every recording.
        int number = 0;
        Recorder.WaitFor(
            () =>
            {
                Send(HeardMinute.OfClock, LastSender, number++);
                return sides.Heard.HasHeard(LastSender);
            },
            "the last frame is carried");
        Assert.IsFalse(IsMostCarried(), sides.State());

        void Send(long sentMinute, int sender, int counter)
        {
            StoreFrame want = new() { Kind = FrameKind.Want, Mask = 1 };
            want.Fragment.Stripe = 1 + counter;
            recorder.Link.Send(frame, gate.Seal(want, sentMinute, sender, counter, frame), 0);
        }

        bool IsMostCarried()
        {
            long others = sides.SaidAtSegment - saidBefore;
            return sides.CarriedToBroker - before > others + (Count / 2);
        }
    }

    /// <summary>
    /// A member under invented names stops no gateway: neither when these say that it is much later, so that all others would be late, nor
    /// when they are more than a gateway remembers. A recorder needs no key for the latter: recordings of many days have as many names.
    /// </summary>
    [TestMethod]
    [TestCategory("Long")]
    [DataRow(100, 1_000)]
    [DataRow(4_200, 0)]
    [DataRow(4_200, -1_000)]
    public void InventedNamesStopNobody(int names, int minutesOff)
    {
        const int LastSender = 78;
        using GatewaySides sides = new(gatewayCount: 1);
        Recorder.WaitFor(() => sides.CrossEdges() >= 1, "edges lead over the gateway");
        using ITap member = new UdpTransport(sides.Segment).Tap();
        FrameGate gate = new(new PcMac(sides.Key)) { ReadsStore = true };
        byte[] frame = new byte[Limits.FrameSizeMax];
        Diff diff = new() { Minute = HeardMinute.OfClock + minutesOff, Seq = 1, Weight = 256 };
        for (int name = 1; name <= names; name++)
        {
            // One at a time: a gateway that has to wait for the processor would lose what does not fit its inbox.
            long judged = sides.CarriedToBroker + sides.Dropped;
            diff.Sender = 1_000 + name;
            gate.Write(diff, frame, new byte[Limits.MacSize]);
            member.Link.Send(frame, gate.Seal(diff, frame), 0);
            Recorder.WaitFor(() => sides.CarriedToBroker + sides.Dropped > judged, "the gateway goes on");
        }

        int number = 0;
        Recorder.WaitFor(
            () =>
            {
                StoreFrame want = new() { Kind = FrameKind.Want, Mask = 1 };
                want.Fragment.Stripe = 1 + number;
                member.Link.Send(frame, gate.Seal(want, HeardMinute.OfClock, LastSender, number++, frame), 0);
                return sides.Heard.HasHeard(LastSender);
            },
            "a frame of now, of a name that is new, is carried",
            seconds: 30,
            sides.State);
    }

    [TestMethod]
    public void CommandCarriesForASwarmOnTheSegment()
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string port = Lvs.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Lvs gateway = Start("gateway", "--gateway");
        using Lvs behind = Start("behind", "--transport", "mqtt");
        using Lvs segment = Lvs.Start(
            folder.Path, "node", "--state", "segment", "--port", port, "--json", "--every", "1", "--seconds", "300");
        behind.WaitFor(() => Edges(behind) >= 2, "the node behind the broker has edges with the gateway's node and the segment's");
        segment.WaitFor(() => Edges(segment) >= 2, "so has the one on the segment");
        Assert.AreEqual(0, gateway.Signal("TERM").Wait().ExitCode, gateway.Errors);
        StringAssert.Contains(gateway.Output, "carriedToBroker");
        using Lvs alone = Lvs.Run(folder.Path, "node", "--state", "alone", "--port", port, "--gateway");
        Assert.AreEqual(64, alone.ExitCode);
        StringAssert.Contains(alone.Errors, "--broker");

        Lvs Start(string name, params IEnumerable<string> more) => Lvs.Start(
            folder.Path, ["node", "--state", name, "--broker", $"{broker.Address}", "--port", port, "--json", "--every", "1",
            "--seconds", "300", .. more]);
    }

    private static int Edges(Lvs node) => System.Text.RegularExpressions.Regex.Matches(node.Output, "\"edges\":(\\d+)")
        .Select(found => int.Parse(found.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
}
