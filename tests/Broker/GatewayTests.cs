using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Tests.Live;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>A UDP segment and a broker with gateways between: one swarm, each frame carried once, whatever number of gateways.</summary>
[TestClass]
public sealed class GatewayTests
{
    private const int WindowsMax = 10;
    private const int NodesASide = 5;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow(1)]
    [DataRow(2)]
    public void NodesOnBothSidesAreOneSwarm(int gatewayCount)
    {
        using Sides sides = new(gatewayCount);
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
        using Sides sides = new(gatewayCount: 2);
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
        using Sides sides = new(gatewayCount: 2);
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
        using Sides sides = new(gatewayCount: 1);
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
        using Sides sides = new(gatewayCount: 1);
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

    /// <summary>Nodes on a segment, nodes at a broker, gateways between.</summary>
    private sealed class Sides : IDisposable
    {
        private readonly EmbeddedBroker broker = EmbeddedBroker.Start();
        private readonly List<Gateway> gateways = [];
        private readonly List<LiveNode> atSegment = [];
        private readonly List<LiveNode> atBroker = [];
        private readonly Observer observer;
        private readonly MqttSession ear;

        public Sides(int gatewayCount)
        {
            NodeConfig config = ConfigFile.Fresh();
            config.Port = Lvs.FreePort();
            config.Interface = UdpGroup.Loopback;
            config.Broker = broker.Address.ToString();
            Key = config.KeyBytes();
            Segment = new UdpGroup(config.Group, config.Port, config.Interface);
            UdpTransport udp = new(Segment);
            MqttTransport mqtt = new(config, [broker.Address], null);
            for (int i = 0; i < gatewayCount; i++)
            {
                gateways.Add(new Gateway(config.KeyBytes(), mqtt.NewSession(), Segment, _ => false, seed: gateways.Count));
            }

            for (int i = 0; i < NodesASide; i++)
            {
                atSegment.Add(new LiveNode(udp, config, 800_000_000L * (i + 1), 1 + i));
                atBroker.Add(new LiveNode(mqtt, config, 80_000_000L * (i + 1), 100 + i));
            }

            observer = new Observer(udp, Segment, config.KeyBytes(), null);
            Heard = new Ears(config.KeyBytes(), pseudonym => atSegment.Exists(node => node.Pseudonym == pseudonym));
            ear = new MqttSession(new BrokerAccess(broker.Address.Host, broker.Address.Port), 3);
            ear.Open("", Heard);
            Recorder.WaitFor(() => ear.Generation > 0, "the ear is connected");
            MqttTopics topics = new(SwarmKeys.TopicName(config.KeyBytes()), 0);
            ear.Subscribe([topics.FrameOf("+"), topics.HomesAround(0, 0)], mustArrive: true);
        }

        public byte[] Key { get; }

        public UdpGroup Segment { get; }

        public Ears Heard { get; }

        public double EntropyOfBirth => Equilibrium.Entropy(
            [.. All.Select(node => new NodeView(node.Pseudonym, node.EarnedUvu >> 3, 256, false, []))]);

        public long CarriedToBroker => gateways.Sum(gateway => gateway.CarriedToBroker);

        public long HeldByOthers => gateways.Sum(gateway => gateway.HeldCount);

        public long Dropped => gateways.Sum(gateway => gateway.DroppedCount);

        public long SaidAtSegment => atSegment.Sum(node => (long)node.Counters.Get(Counter.FramesSent));

        private IEnumerable<LiveNode> All => atSegment.Concat(atBroker);

        public int CrossEdges() => Balance.Of(Views()).Matched.Count(edge => IsAtBroker(edge.From) != IsAtBroker(edge.To));

        public double Entropy() => Equilibrium.Entropy(Views());

        /// <summary>Every node and gateway in a line, to find out why something did not happen.</summary>
        public string State() => $"Entropy {EntropyOfBirth:0.000} at birth, {Entropy():0.000} now, {CrossEdges()} edges across.\n"
            + string.Join('\n', All.Select(StateOf).Concat(gateways.Select(gateway => $"gateway: {gateway.CarriedToBroker} to the broker, "
                + $"{gateway.CarriedToSegment} to the segment, {gateway.HeldCount} held, {gateway.DroppedCount} dropped")));

        public void EndGateway()
        {
            gateways[0].Dispose();
            gateways.RemoveAt(0);
        }

        /// <summary>Pauses the drift by a census from the segment, which gateways carry, and counts what all say there.</summary>
        public (long ErrorUvu, int Overcredited, bool IsConnected) Count()
        {
            observer.BeginCensus();
            int number = (int)DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            NodeView[] views = [];
            Recorder.WaitFor(
                () =>
                {
                    observer.AskCensus(number, 8000);
                    Thread.Sleep(200);
                    IReadOnlyDictionary<int, Heard> heard = observer.Snapshot();
                    views = [.. All.Select(node => heard.GetValueOrDefault(node.Pseudonym)).Where(one => one?.Steady > 0)
                        .Select(one => one!.View)];
                    return views.Length == 2 * NodesASide && Balance.Of(views).InFlightUvu == 0;
                },
                "all answered the census, heard on the segment");
            Balance balance = Balance.Of(views);
            return (balance.ErrorUvu(All.Sum(node => node.EarnedUvu >> 3)), balance.OvercreditedEdges,
                Equilibrium.IsConnected([.. views.Select(view => view.Pseudonym)], balance.Matched));
        }

        public void Dispose()
        {
            foreach (LiveNode node in All)
            {
                node.Dispose();
            }

            gateways.ForEach(gateway => gateway.Dispose());
            observer.Dispose();
            ear.Dispose();
            broker.Dispose();
        }

        private string StateOf(LiveNode node)
        {
            string edges = string.Join(' ', node.Memory.Edges.Select(edge => $"{edge.Peer}{(edge.IsKeyed ? "" : "?")}"));
            return $"{(IsAtBroker(node.Pseudonym) ? "broker" : "segment")} {node.Pseudonym}: float {node.FloatUvu}, "
                + $"{node.EdgeCount} mutual of {edges}, connected {node.IsConnected}, twin {node.HasTwin}, "
                + $"crash {node.Crash?.Message ?? "none"}, sent {node.Counters.Get(Counter.FramesSent)}, lost {node.FramesLost}";
        }

        private NodeView[] Views() => [.. All.Select(node => node.Memory)];

        private bool IsAtBroker(int pseudonym) => atBroker.Exists(node => node.Pseudonym == pseudonym);
    }

    /// <summary>The frames on the frame and home topics of the broker, by sender and MAC.</summary>
    private sealed class Ears(byte[] key, Predicate<int> isAtSegment) : IMqttHandler
    {
        private readonly FrameGate gate = new(new PcMac(key)) { ReadsStore = true };
        private readonly Dictionary<long, int> copies = [];
        private readonly HashSet<int> senders = [];
        private readonly Lock access = new();
        private ImmutableHashSet<long> before = [];

        public int Strange { get; private set; }

        public int FromSegment => Copies().Copies;

        public int CopiesMost
        {
            get
            {
                lock (access)
                {
                    return copies.Values.DefaultIfEmpty(0).Max();
                }
            }
        }

        public (int Frames, int Copies) Copies()
        {
            lock (access)
            {
                return (copies.Count, copies.Values.Sum());
            }
        }

        public bool HasHeard(int sender)
        {
            lock (access)
            {
                return senders.Contains(sender);
            }
        }

        public void Clear()
        {
            lock (access)
            {
                before = before.Union(copies.Keys);
                copies.Clear();
                Strange = 0;
            }
        }

        public void Hear(string topic, byte[] payload, int size, bool retained)
        {
            lock (access)
            {
                if (gate.Open(payload, size, 0, 0, FrameGate.AnyMinute, 0, 0, 0) != Outcome.Done)
                {
                    Strange++;
                    return;
                }

                senders.Add(gate.Letter.Sender);
                if (isAtSegment(gate.Letter.Sender) && !before.Contains(gate.Letter.Mac))
                {
                    copies[gate.Letter.Mac] = copies.GetValueOrDefault(gate.Letter.Mac) + 1;
                }
            }
        }
    }
}
