using System;

using LVS.Node;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>A harness node's connection to a broker, and to a multicast group if there is one.</summary>
/// <param name="swarmName">The swarm's name in topics.</param>
/// <param name="session">Its session.</param>
/// <param name="mqtt">The link over it.</param>
/// <param name="overlay">Decides which nodes are heard over the link.</param>
/// <param name="inbox">The inbox of both links.</param>
/// <param name="udp">The node's endpoint in the group, with the same inbox; or null.</param>
/// <param name="forget">Removes what the node has left at the broker.</param>
public sealed class MqttEndpoint(
    string swarmName, MqttSession session, MqttLink mqtt, MqttOverlay overlay, Inbox inbox, IEndpoint? udp, Action forget)
    : IEndpoint
{
    /// <inheritdoc/>
    public ILink Link { get; } = udp == null ? mqtt : new PairedLink(udp.Link, mqtt);

    /// <inheritdoc/>
    public IOverlay? Overlay => overlay;

    /// <inheritdoc/>
    public Inbox Inbox => inbox;

    /// <inheritdoc/>
    public bool IsConnected => mqtt.IsConnected;

    /// <inheritdoc/>
    public long DroppedCount => udp?.DroppedCount ?? inbox.DroppedCount;

    /// <inheritdoc/>
    public void Ask(int name) => overlay.Ask(swarmName, name);

    /// <inheritdoc/>
    public void Start(int pseudonym) => overlay.Start(swarmName, pseudonym);

    /// <inheritdoc/>
    public void Attend() => udp?.Attend();

    /// <inheritdoc/>
    public long Serve(MicroNode node, long nowMs)
    {
        Attend();
        overlay.Attend(node, nowMs);
        return overlay.DueAtMs;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        session.Dispose();
        udp?.Dispose();
        forget();
    }
}
