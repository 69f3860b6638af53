using LVS.Harness;
using LVS.Node;
using LVS.Transports;

namespace LVS.Tests.Hil;

/// <summary>An endpoint at a broker that reports nothing, or takes every retained message for a new one.</summary>
internal sealed class Gullible : IEndpoint
{
    private readonly NodeConfig config;
    private readonly MqttSession session;
    private readonly MqttLink link;
    private readonly MqttOverlay overlay;

    /// <param name="config">Broker and key.</param>
    /// <param name="reports">Whether it has a status and telemetry.</param>
    public Gullible(NodeConfig config, bool reports)
    {
        this.config = config;
        BrokerAddress broker = BrokerAddress.Parse(config.Broker)[0];
        session = new MqttSession(new(broker.Host, broker.Port), seed: 5);
        link = new MqttLink(new Believer(session), Inbox);
        overlay = new MqttOverlay(
            link, reports ? new NodeReport("false", "") : null, 5, BrokerConfig.SilenceMsOf(config), config.EmitIntervalMsMin);
    }

    public ILink Link => link;

    public IOverlay? Overlay => overlay;

    public Inbox Inbox { get; } = new();

    public bool IsConnected => link.IsConnected;

    public long DroppedCount => Inbox.DroppedCount;

    public void Ask(int name) => overlay.Ask(SwarmKeys.TopicName(config.KeyBytes()), name);

    public void Start(int pseudonym) => overlay.Start(SwarmKeys.TopicName(config.KeyBytes()), pseudonym);

    public void Attend()
    {
        // A broker's session looks after itself.
    }

    public long Serve(MicroNode node, long nowMs)
    {
        overlay.Attend(node, nowMs);
        return overlay.DueAtMs;
    }

    public void Dispose() => session.Dispose();

    /// <summary>A session whose handler is told that nothing was kept.</summary>
    private sealed class Believer(IMqttSession session) : IMqttSession, IMqttHandler
    {
        private IMqttHandler? handler;

        public int Generation => session.Generation;

        public void Open(string statusTopic, IMqttHandler handler)
        {
            this.handler = handler;
            session.Open(statusTopic, this);
        }

        public bool Publish(string topic, byte[] payload, int size, bool mustArrive, bool retain) =>
            session.Publish(topic, payload, size, mustArrive, retain);

        public bool Subscribe(string[] topics, bool mustArrive) => session.Subscribe(topics, mustArrive);

        public bool Unsubscribe(string[] topics) => session.Unsubscribe(topics);

        public void Hear(string topic, byte[] payload, int size, bool retained) => handler!.Hear(topic, payload, size, retained: false);
    }
}
