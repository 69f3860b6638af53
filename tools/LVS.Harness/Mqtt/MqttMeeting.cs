using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

using LVS.Mqtt;
using LVS.Node;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>A swarm that meets at a broker, at several bridged ones, or at brokers and in a multicast group at once.</summary>
/// <param name="config">Swarm key, user, CA, keep-alive.</param>
/// <param name="brokers">At least one; nodes are spread over them in turn.</param>
/// <param name="group">The multicast group, or null.</param>
public sealed class MqttMeeting(NodeConfig config, IReadOnlyList<BrokerAddress> brokers, UdpGroup? group) : IMeeting
{
    private const int ProbeMsMax = 10_000;

    private readonly string name = SwarmKeys.TopicName(config.KeyBytes());
    private readonly X509Certificate2? ca = LoadCa(config.BrokerCa);
    private readonly ConcurrentQueue<IDisposable> owned = new();
    private int nextBroker;

    /// <summary>The swarm's name in topics.</summary>
    public string SwarmName => name;

    /// <inheritdoc/>
    public string Description { get; } = $"topics lvs/{SwarmKeys.TopicName(config.KeyBytes())} at {string.Join(" and ", brokers)}" + (group == null ? "" : $" and {group}");

    /// <summary>Connects to the first broker, as nobody of the swarm.</summary>
    /// <param name="role">For the client identifier: up to 10 letters.</param>
    /// <param name="handler">Told what arrives.</param>
    /// <exception cref="UserException">The broker is not there, or refuses us.</exception>
    public MqttClient Open(string role, IMqttHandler handler) => Connect(brokers[0], role, handler);

    /// <summary>Something that lives as long as the meeting: a private broker.</summary>
    public void Own(IDisposable thing) => owned.Enqueue(thing);

    /// <inheritdoc/>
    public void Probe()
    {
        group?.Probe();
        string topic = $"lvs/{name}/probe";
        using Echo echo = new();
        using MqttClient listener = Open("probe", echo);
        listener.Subscribe([topic], mustArrive: false);
        foreach (BrokerAddress broker in brokers)
        {
            using MqttClient speaker = Connect(broker, "probe2", new Echo());
            byte[] word = RandomNumberGenerator.GetBytes(8);
            for (Stopwatch clock = Stopwatch.StartNew(); !echo.Heard(word);)
            {
                if (clock.ElapsedMilliseconds > ProbeMsMax)
                {
                    throw new UserException(broker == brokers[0]
                        ? $"the broker {broker} does not deliver what is published on {topic}: allow the user to read and write lvs/#."
                        : $"what is published at {broker} does not arrive at {brokers[0]}: bridge the two for the topics lvs/# in both directions.", UserException.Unknown);
                }

                speaker.Publish(topic, word, mustArrive: false, retain: false);
                Thread.Sleep(50);
            }
        }
    }

    /// <inheritdoc/>
    public IAttendance Attend(long seed)
    {
        BrokerAddress broker = brokers[(Interlocked.Increment(ref nextBroker) - 1) % brokers.Count];
        Inbox inbox = new();
        MqttSession session = new(Options(broker, ""), ~seed);
        MqttLink mqtt = new(session, inbox);
        MqttOverlay overlay = new(mqtt, new NodeReport(config.Board, config.Discovery), ~seed, BrokerConfig.SilenceMsOf(config));
        return new MqttAttendance(name, session, mqtt, overlay, inbox, group?.Open(inbox));
    }

    /// <inheritdoc/>
    public IObservation Overhear()
    {
        Inbox inbox = new();
        return new MqttObservation(name, new MqttSession(Options(brokers[0], ""), seed: 1), inbox, group?.Open(inbox));
    }

    /// <inheritdoc/>
    public void Provision(NodeConfig board, int index, string flash)
    {
        board.Transport = group == null ? NodeConfig.TransportMqtt : NodeConfig.TransportBoth;
        board.Broker = brokers[index % brokers.Count].ToString();
        board.BrokerUser = config.BrokerUser;
        board.BrokerPassword = config.BrokerPassword;
        board.KeepAliveS = config.KeepAliveS;
        board.Discovery = config.Discovery;
        if (ca != null)
        {
            Directory.CreateDirectory(flash);
            File.WriteAllText(Path.Combine(flash, "ca.pem"), ca.ExportCertificatePem());
            board.BrokerCa = "I:\\ca.pem";
        }
    }

    /// <inheritdoc/>
    public void Forget(int pseudonym)
    {
        MqttTopics topics = new(name, pseudonym);
        try
        {
            using MqttClient client = Open("forget", new Echo());
            client.Publish(topics.Status, [], mustArrive: true, retain: true);
            if (config.Discovery.Length > 0)
            {
                client.Publish(NodeReport.DiscoveryTopic(config.Discovery, topics), [], mustArrive: true, retain: true);
            }

            client.DisconnectAsync().GetAwaiter().GetResult();
        }
        catch (UserException)
        {
            // The broker is gone, and what it kept with it.
        }
    }

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
        if (pathOrText.Length == 0)
        {
            return null;
        }

        try
        {
            return X509Certificate2.CreateFromPem(pathOrText.StartsWith("-----BEGIN", StringComparison.Ordinal) ? pathOrText : File.ReadAllText(pathOrText));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UserException($"'brokerCa' cannot be used ({e.Message}): it must be a CA certificate in PEM form, or the path of a file with one.");
        }
    }

    private MqttOptions Options(BrokerAddress broker, string clientId) => new(broker.Host, broker.Port, clientId)
    {
        User = config.BrokerUser,
        Password = config.BrokerPassword,
        Ca = ca,
        KeepAliveS = BrokerConfig.KeepAliveSOf(config),
    };

    private MqttClient Connect(BrokerAddress broker, string role, IMqttHandler handler)
    {
        try
        {
            string id = $"lvs-{role}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
            return MqttClient.ConnectAsync(Options(broker, id), handler).GetAwaiter().GetResult();
        }
        catch (MqttException e)
        {
            string remedy = e.Failure == MqttFailure.Unreachable
                ? " Start one ('sudo apt-get install mosquitto' installs it), or leave --broker out to have a private one started."
                : "";
            throw new UserException($"{e.Message}.{remedy}", e.Failure is MqttFailure.Unreachable or MqttFailure.TimedOut ? UserException.Unknown : UserException.Usage);
        }
    }

    /// <summary>Remembers the last thing it heard.</summary>
    private sealed class Echo : IMqttHandler, IDisposable
    {
        private readonly Lock gate = new();
        private readonly HashSet<string> words = [];

        public bool Heard(byte[] word)
        {
            lock (gate)
            {
                return words.Contains(Convert.ToHexString(word));
            }
        }

        public void Arrived(string topic, ReadOnlySpan<byte> payload, int size, bool retained)
        {
            lock (gate)
            {
                words.Add(Convert.ToHexString(payload));
            }
        }

        public void Acknowledged(int packetId)
        {
            // Nobody waits for it.
        }

        public void Subscribed(int packetId, ReadOnlySpan<byte> codes)
        {
            // A refusal shows as silence.
        }

        public void Unsubscribed(int packetId)
        {
            // Never asked for.
        }

        public void Closed(MqttException why)
        {
            // Shows as silence.
        }

        public void Dispose() => words.Clear();
    }
}
