using LVS.Node;

namespace LVS.Harness;

/// <summary>
/// Nodes of one thread at a broker. Each has a connection of its own, because a broker identifies a client by its connection, but no
/// thread. They share the sockets of a multicast group if there is one.
/// </summary>
/// <param name="transport">The brokers.</param>
/// <param name="udp">The group, or null.</param>
internal sealed class MqttShare(MqttTransport transport, UdpShare? udp) : ISharedWire
{
    /// <inheritdoc/>
    public IEndpoint Open(long seed, Inbox inbox) => transport.Open(seed, inbox, udp?.Open(seed, inbox));

    /// <inheritdoc/>
    public bool Pump() => udp != null && udp.Pump();

    /// <inheritdoc/>
    public void Dispose() => udp?.Dispose();
}
