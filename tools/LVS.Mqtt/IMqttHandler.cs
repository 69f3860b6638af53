using System;

namespace LVS.Mqtt;

/// <summary>Told what comes over a connection, on threads of the pool, one call at a time. Must return soon.</summary>
public interface IMqttHandler
{
    /// <summary>A message arrived.</summary>
    /// <param name="topic">Its topic.</param>
    /// <param name="payload">Its payload, or the beginning of one too long to be taken whole. Valid during the call.</param>
    /// <param name="size">Bytes of the whole payload.</param>
    /// <param name="retained">Whether it was kept by the broker from before we subscribed.</param>
    void Arrived(string topic, ReadOnlySpan<byte> payload, int size, bool retained);

    /// <summary>The broker has taken a message of QoS 1.</summary>
    void Acknowledged(int packetId);

    /// <summary>The broker answers a subscription.</summary>
    /// <param name="packetId">Number of the subscription.</param>
    /// <param name="codes">One per topic filter: 0..2 the QoS granted, 128 refused. Valid during the call.</param>
    void Subscribed(int packetId, ReadOnlySpan<byte> codes);

    /// <summary>The broker has ended a subscription.</summary>
    void Unsubscribed(int packetId);

    /// <summary>The connection ended; the last call.</summary>
    void Closed(MqttException why);
}
