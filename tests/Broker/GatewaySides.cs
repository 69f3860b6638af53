using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Tests.Live;
using LVS.Transports;

namespace LVS.Tests.Broker;

/// <summary>Nodes on a segment, nodes at a broker, gateways between.</summary>
internal sealed class GatewaySides : IDisposable
{
    private const int NodesASide = 5;

    private readonly EmbeddedBroker broker = EmbeddedBroker.Start();
    private readonly List<Gateway> gateways = [];
    private readonly List<LiveNode> atSegment = [];
    private readonly List<LiveNode> atBroker = [];
    private readonly Observer observer;
    private readonly MqttSession ear;

    public GatewaySides(int gatewayCount)
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
            // An edge carries 53 VU at most: the richest node must be able to share its value over few edges.
            atSegment.Add(new LiveNode(udp, config, 400_000_000L * (i + 1), 1 + i));
            atBroker.Add(new LiveNode(mqtt, config, 40_000_000L * (i + 1), 100 + i));
        }

        observer = new Observer(udp, Segment, config.KeyBytes(), null);
        Heard = new GatewayEars(config.KeyBytes(), pseudonym => atSegment.Exists(node => node.Pseudonym == pseudonym));
        ear = new MqttSession(new BrokerAccess(broker.Address.Host, broker.Address.Port), 3);
        ear.Open("", Heard);
        Recorder.WaitFor(() => ear.Generation > 0, "the ear is connected");
        MqttTopics topics = new(SwarmKeys.TopicName(config.KeyBytes()), 0);
        ear.Subscribe([topics.FrameOf("+"), topics.HomesAround(0, 0)], mustArrive: true);
    }

    public byte[] Key { get; }

    public UdpGroup Segment { get; }

    public GatewayEars Heard { get; }

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
