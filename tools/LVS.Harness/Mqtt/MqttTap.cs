using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>Hears every node of a swarm at a broker, and sends to all of them; also in a multicast group if there is one.</summary>
/// <remarks>One wildcard subscription: unlike a node's, its traffic grows with the swarm.</remarks>
public sealed class MqttTap : ITap, ILink, IMqttHandler
{
    private readonly MqttTopics topics;
    private readonly MqttSession session;
    private readonly RejoiningLink? udp;
    private int generation;

    /// <summary>Begins to listen.</summary>
    public MqttTap(string swarmName, MqttSession session, Inbox inbox, RejoiningLink? udp)
    {
        this.session = session;
        this.udp = udp;
        Inbox = inbox;
        topics = new MqttTopics(swarmName, 0);
        session.Open("", this);
    }

    /// <inheritdoc/>
    public ILink Link => this;

    /// <inheritdoc/>
    public IOverlay? Overlay => null;

    /// <inheritdoc/>
    public Inbox Inbox { get; }

    /// <inheritdoc/>
    public bool IsConnected => udp != null || session.Generation != 0;

    /// <inheritdoc/>
    public long DroppedCount => Inbox.DroppedCount;

    /// <inheritdoc/>
    public bool Send(byte[] frame, int size, long nowMs)
    {
        bool sent = udp?.Send(frame, size, nowMs) ?? false;
        return session.Publish(topics.All, frame, size, mustArrive: true, retain: false) || sent;
    }

    /// <inheritdoc/>
    public bool SendTo(int pseudonym, byte[] datagram)
    {
        bool sent = udp?.Send(datagram, datagram.Length, 0) ?? false;
        return session.Publish(topics.InOf(MqttTopics.NameOf(pseudonym)), datagram, datagram.Length, mustArrive: false, retain: false)
            || sent;
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, long nowMs, out int path)
    {
        int now = session.Generation;
        if (now != generation && (now == 0 || session.Subscribe([topics.FrameOf("+"), topics.InOf("+"), topics.HomesAround(0, 0)],
            mustArrive: false)))
        {
            generation = now;
        }

        return udp?.Receive(buffer, nowMs, out path) ?? Inbox.Take(buffer, out path);
    }

    /// <inheritdoc/>
    public void Hear(string topic, byte[] payload, int size, bool retained)
    {
        int path = retained || size == 0 ? MqttTopics.PathNone : topics.PathOf(topic);

        // Frames other than fragments in an inbox are also on their sender's topic.
        if (path is MqttTopics.PathFrame or MqttTopics.PathHome || (path == MqttTopics.PathIn && StoreFrame.IsOne(payload)))
        {
            Inbox.Put(payload, size, path);
        }
    }

    /// <inheritdoc/>
    public void Ask(int name)
    {
        // A tap is no node.
    }

    /// <inheritdoc/>
    public void Start(int pseudonym)
    {
        // A tap has no name in the swarm.
    }

    /// <inheritdoc/>
    public void Attend() => udp?.Attend();

    /// <inheritdoc/>
    public long Serve(MicroNode node, long nowMs)
    {
        Attend();
        return long.MaxValue;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        session.Dispose();
        udp?.Close();
    }
}
