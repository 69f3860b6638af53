using System;

namespace LVS.Mqtt;

/// <summary>Takes the packets that <see cref="MqttReader"/> finds. Spans are valid during the call.</summary>
public interface IMqttPackets
{
    /// <summary>CONNACK: 0 accepts.</summary>
    void Connack(int code);

    /// <summary>PUBLISH.</summary>
    /// <param name="topic">Topic name.</param>
    /// <param name="payload">The message or its beginning.</param>
    /// <param name="size">Bytes of the whole message.</param>
    /// <param name="packetId">0 at QoS 0, else to be acknowledged.</param>
    /// <param name="retained">Whether the broker had kept it.</param>
    void Publish(string topic, ReadOnlySpan<byte> payload, int size, int packetId, bool retained);

    /// <summary>PUBACK.</summary>
    void Puback(int packetId);

    /// <summary>SUBACK.</summary>
    void Suback(int packetId, ReadOnlySpan<byte> codes);

    /// <summary>UNSUBACK.</summary>
    void Unsuback(int packetId);

    /// <summary>PINGRESP.</summary>
    void Pong();
}
