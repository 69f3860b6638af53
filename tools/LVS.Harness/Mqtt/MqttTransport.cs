using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

using LVS.Node;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>A swarm that meets at a broker, at several bridged ones, or at brokers and in a multicast group at once.</summary>
/// <param name="config">Swarm key, user, CA, keep-alive.</param>
/// <param name="brokers">At least one; nodes are spread over them in turn.</param>
/// <param name="group">The multicast group, or null.</param>
public sealed class MqttTransport(NodeConfig config, IReadOnlyList<BrokerAddress> brokers, UdpGroup? group) : ITransport
{
    private const int ProbeMsMax = 10_000;
    private const int CrowdWaitS = 120;

    private readonly string name = SwarmKeys.TopicName(config.KeyBytes());
    private readonly X509Certificate2? ca = LoadCa(config.BrokerCa);
    private readonly ConcurrentQueue<IDisposable> owned = new();
    private int nextBroker;

    /// <summary>The swarm's name in topics.</summary>
    public string SwarmName => name;

    /// <summary>
    /// The permanent name under which its one node reports (<see cref="HomeSecret"/>); 0 gives each node a temporary one.
    /// </summary>
    public int Home { get; init; }

    /// <summary>
    /// Whether thousands of nodes use one broker. They do not report to people, because retained messages would slow every subscription
    /// down, and they wait longer for the broker's answers.
    /// </summary>
    public bool IsCrowd { get; init; }

    /// <summary>Measures the pauses between attempts to reach a broker.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public string Description { get; } = $"topics lvs/{SwarmKeys.TopicName(config.KeyBytes())} at {string.Join(" and ", brokers)}"
        + (group == null ? "" : $" and {group}");

    /// <summary>Connects to the first broker, without a name of the swarm.</summary>
    /// <param name="handler">Receives every message; null for none.</param>
    /// <exception cref="UserException">The broker is not there, or refuses us.</exception>
    public BrokerClient Open(IMqttHandler? handler) => Connect(brokers[0], handler);

    /// <summary>Keeps an object for as long as the transport lives: an embedded broker.</summary>
    public void Own(IDisposable thing) => owned.Enqueue(thing);

    /// <inheritdoc/>
    public void Probe()
    {
        group?.Probe();
        string topic = $"lvs/{name}/probe";
        Echo echo = new();
        using BrokerClient listener = Open(echo);
        _ = listener.SubscribeAsync(mustArrive: false, topic);
        foreach (BrokerAddress broker in brokers)
        {
            using BrokerClient speaker = Connect(broker, null);
            byte[] word = RandomNumberGenerator.GetBytes(8);
            for (Stopwatch clock = Stopwatch.StartNew(); !echo.Heard(word);)
            {
                if (clock.ElapsedMilliseconds > ProbeMsMax)
                {
                    throw new UserException(broker == brokers[0]
                        ? $"the broker {broker} does not deliver what is published on {topic}: allow the user to read and write lvs/#."
                        : $"what is published at {broker} does not arrive at {brokers[0]}: bridge the two for the topics lvs/# in both "
                            + "directions.", UserException.Unknown);
                }

                _ = speaker.PublishAsync(topic, word, mustArrive: false, retain: false);
                Thread.Sleep(50);
            }
        }
    }

    /// <inheritdoc/>
    public IEndpoint Open(long seed)
    {
        Inbox inbox = new();
        return Open(seed, inbox, group == null ? null : UdpTransport.OpenOn(group, inbox));
    }

    /// <inheritdoc/>
    public ISharedWire Share(Inbox arrivals) => new MqttShare(this, group == null ? null : new UdpShare(group, arrivals));

    /// <inheritdoc/>
    public ITap Tap()
    {
        Inbox inbox = new(ITap.FramesMax);
        return new MqttTap(name, new MqttSession(Access(brokers[0]), seed: 1) { IsSingle = true, Time = Time }, inbox, group?.Open(inbox));
    }

    /// <summary>The endpoint of one node.</summary>
    /// <param name="seed">Seed of pauses and beacons.</param>
    /// <param name="inbox">Holds the node's frames.</param>
    /// <param name="udp">The node's endpoint in the group, with the same inbox; or null.</param>
    internal IEndpoint Open(long seed, Inbox inbox, IEndpoint? udp)
    {
        BrokerAddress broker = brokers[(Interlocked.Increment(ref nextBroker) - 1) % brokers.Count];
        MqttSession session = new(Access(broker), ~seed) { IsWordless = IsCrowd, Time = Time };
        MqttLink mqtt = new(session, inbox);
        int home = Home != 0 ? Home : RandomNumberGenerator.GetInt32(1, int.MaxValue);
        NodeReport? report = IsCrowd ? null : new(config.Board, BrokerConfig.DiscoveryOf(config))
        {
            Home = home,
            TelemetryMs = config.TelemetryS * 1000,
            ExpiresS = BrokerConfig.ExpiresSOf(config),
        };
        MqttOverlay overlay = new(mqtt, report, ~seed, BrokerConfig.SilenceMsOf(config), config.EmitIntervalMsMin);
        return new MqttEndpoint(name, session, mqtt, overlay, inbox, udp, () => Forget(Home != 0 || IsCrowd ? 0 : home));
    }

    /// <inheritdoc/>
    public IGuestWire OpenGuest()
    {
        Inbox inbox = PcInbox.OfGuest();
        return new MqttGuest(name, NewSession(), inbox, group?.Open(inbox));
    }

    /// <summary>A session with the first broker, not open, for a user that is no node.</summary>
    public MqttSession NewSession() => new(Access(brokers[0]), seed: 2) { IsSingle = true, Time = Time };

    /// <inheritdoc/>
    public void Provision(NodeConfig board, int index, string flash)
    {
        board.Transport = group == null ? NodeConfig.TransportMqtt : NodeConfig.TransportBoth;
        BrokerAddress own = brokers[index % brokers.Count];
        board.Broker = $"{own.Host}:{own.Port}"; // As a configuration says it: a host without brackets.
        board.BrokerUser = config.BrokerUser;
        board.BrokerPassword = config.BrokerPassword;
        board.KeepAliveS = config.KeepAliveS;
        board.Discovery = config.Discovery;
        board.TelemetryS = config.TelemetryS;
        board.BrokerCa = BrokerCa.TextOf(config.BrokerCa);
    }

    /// <inheritdoc/>
    public void Forget(string flash) => Forget(HomeSecret.NameIn(flash, config.KeyBytes()));

    /// <inheritdoc/>
    public void Dispose()
    {
        while (owned.TryDequeue(out IDisposable? thing))
        {
            thing.Dispose();
        }
    }

    private static X509Certificate2? LoadCa(string pathOrText)
    {
        string text = BrokerCa.TextOf(pathOrText);
        try
        {
            return text.Length == 0 ? null : X509Certificate2.CreateFromPem(text);
        }
        catch (CryptographicException e)
        {
            throw new UserException(
                $"'brokerCa' cannot be used ({e.Message.TrimEnd('.')}): it must be a CA certificate in PEM form, or the path of a file "
                    + "with one.");
        }
    }

    private void Forget(int home)
    {
        if (home == 0 || !owned.IsEmpty)
        {
            // A broker of this process ends with it, and with everything that it stores.
            return;
        }

        try
        {
            new RetainedReports(this, config).Remove(home);
        }
        catch (UserException)
        {
            // The broker is gone, and everything that it stored.
        }
    }

    private BrokerAccess Access(BrokerAddress broker) => new(broker.Host, broker.Port)
    {
        User = config.BrokerUser,
        Password = config.BrokerPassword,
        Ca = ca,
        KeepAliveS = IsCrowd ? CrowdWaitS : BrokerConfig.KeepAliveSOf(config),
        ConnectMsMax = IsCrowd ? CrowdWaitS * 1000 : BrokerAccess.UsualConnectMsMax,
    };

    private BrokerClient Connect(BrokerAddress broker, IMqttHandler? handler)
    {
        try
        {
            return BrokerClient.ConnectAsync(Access(broker), BrokerClient.NewId(), handler).GetAwaiter().GetResult();
        }
        catch (BrokerException e)
        {
            string end = e.Message.EndsWith('?') ? "" : ".";
            string remedy = e.Failure == BrokerFailure.Unreachable
                ? " Start it; 'lvs swarm' and 'lvs hil' run one themselves when you leave --broker out." : "";
            throw new UserException(
                $"{e.Message}{end}{remedy}", e.Failure is BrokerFailure.Unreachable or BrokerFailure.TimedOut
                    ? UserException.Unknown : UserException.Usage);
        }
    }

    /// <summary>Remembers what it heard.</summary>
    private sealed class Echo : IMqttHandler
    {
        private readonly ConcurrentDictionary<string, bool> words = new();

        public bool Heard(byte[] word) => words.ContainsKey(Convert.ToHexString(word));

        public void Hear(string topic, byte[] payload, int size, bool retained) => words[Convert.ToHexString(payload, 0, size)] = true;
    }
}
