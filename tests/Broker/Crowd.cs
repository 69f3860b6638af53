using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Transports;

namespace LVS.Tests.Broker;

/// <summary>Many nodes at one broker, driven by a few threads: the node's own sources over the PC's sessions.</summary>
internal sealed class Crowd : IDisposable
{
    private const int DriverCount = 2;
    private const int TurnMs = 100;

    /// <summary>Nodes that come at a time; as many at once as a broker takes without refusing.</summary>
    private const int WaveCount = 100;

    private readonly Inhabitant[] nodes;
    private readonly Thread[] drivers;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private volatile bool running = true;

    public Crowd(TestBroker broker, int count, NodeConfig config)
    {
        byte[] key = config.KeyBytes();
        BrokerAccess access = ClientTests.Access(broker);
        nodes = new Inhabitant[count];
        drivers = [.. Enumerable.Range(0, DriverCount).Select(i => new Thread(() => Drive(i)) { IsBackground = true })];
        foreach (Thread driver in drivers)
        {
            driver.Start();
        }

        for (int i = 0; i < count; i++)
        {
            nodes[i] = new Inhabitant(access, config, key, i + 1, clock.ElapsedMilliseconds);
            if (i % WaveCount == WaveCount - 1)
            {
                Recorder.WaitFor(() => nodes[..(i + 1)].All(n => n.Session.Generation != 0), "a wave is connected");
            }
        }
    }

    public int Count => nodes.Length;

    public bool AllConnected => nodes.All(n => n.Link.IsConnected);

    public int WatchesMax => nodes.Max(n => n.Overlay.WatchCount);

    public long BytesOfAll => nodes.Sum(n => n.Session.Bytes.Sent + n.Session.Bytes.Received);

    public long BytesOfBusiest(IReadOnlyList<long> before) =>
        nodes.Select((n, i) => n.Session.Bytes.Sent + n.Session.Bytes.Received - before[i]).Max();

    public long[] BytesOfEach => [.. nodes.Select(n => n.Session.Bytes.Sent + n.Session.Bytes.Received)];

    public double EdgesMean => nodes.Average(n => n.Node.Ledger.MutualCount());

    /// <summary>Value that appeared or vanished; exact only after <see cref="Stop"/>.</summary>
    public long ErrorUvu => Balance.Of(Views).ErrorUvu(nodes.Sum(n => n.Node.Ledger.Earned >> 3));

    public bool IsConnected => Equilibrium.IsConnected([.. nodes.Select(n => n.Node.Ledger.Pseudonym)], Balance.Of(Views).Matched);

    /// <summary>Nodes that share a mutual edge with their true successor on the ring of pseudonyms, as a part of all.</summary>
    public double RingClosed
    {
        get
        {
            Inhabitant[] ring = [.. nodes.OrderBy(n => (uint)n.Node.Ledger.Pseudonym)];
            return ring.Select((n, i) => IsMutual(n.Node.Ledger, ring[(i + 1) % ring.Length].Node.Ledger) ? 1.0 : 0).Average();
        }
    }

    private static bool IsMutual(EdgeTable ledger, EdgeTable next) =>
        ledger.SlotOf(next.Pseudonym) is >= 0 and var slot && ledger.IsMutual(slot)
        && next.SlotOf(ledger.Pseudonym) is >= 0 and var back && next.IsMutual(back);

    private NodeView[] Views => [.. nodes.Select(n =>
    {
        Diff diff = new();
        LedgerDescription.Fill(n.Node.Memory, diff);
        return NodeView.Of(diff);
    })];

    public void Stop()
    {
        running = false;
        foreach (Thread driver in drivers)
        {
            driver.Join();
        }
    }

    public void Dispose()
    {
        Stop();
        System.Threading.Tasks.Parallel.ForEach(nodes, n => n.Session.Dispose());
    }

    private void Drive(int first)
    {
        while (running)
        {
            long nowMs = clock.ElapsedMilliseconds;
            for (int i = first; i < nodes.Length && running; i += DriverCount)
            {
                nodes[i]?.Turn(clock.ElapsedMilliseconds);
            }

            Thread.Sleep((int)Math.Clamp(TurnMs - (clock.ElapsedMilliseconds - nowMs), 1, TurnMs));
        }
    }

    private sealed class Inhabitant
    {
        public Inhabitant(BrokerAccess access, NodeConfig config, byte[] key, int number, long nowMs)
        {
            Inbox inbox = new();
            Session = new MqttSession(access, number);
            Link = new MqttLink(Session, inbox);
            Overlay = new MqttOverlay(
                Link, new NodeReport("crowd", ""), number, BrokerConfig.SilenceMsOf(config), config.EmitIntervalMsMin);
            Node = new MicroNode(config.ToOptions(), new NodeMemory(1), 0, PcSecrets.Of(key), Link, new MemoryVault());
            long calendarMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            Node.Boot(nowMs, number * 7919L, 8_000_000L * (1 + (number % 50)), config.Weight, calendarMs);
            Node.Overlay = Overlay;
            Overlay.Start(SwarmKeys.TopicName(key), Node.Ledger.Pseudonym);
        }

        public MqttSession Session { get; }

        public MqttLink Link { get; }

        public MqttOverlay Overlay { get; }

        public MicroNode Node { get; }

        public void Turn(long nowMs)
        {
            Node.Tick(nowMs);
            Overlay.Attend(Node, nowMs);
        }
    }
}
