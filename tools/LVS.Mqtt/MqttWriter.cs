using System;
using System.Buffers.Binary;
using System.Text;

namespace LVS.Mqtt;

/// <summary>Packets of MQTT 3.1.1 as bytes. Section numbers are those of the OASIS standard.</summary>
public static class MqttWriter
{
    /// <summary>Bytes of a packet with this many after the fixed header (2.2.3).</summary>
    public static int PacketSize(int remaining) => 1 + LengthSize(remaining) + remaining;

    /// <summary>CONNECT (3.1), always with a clean session.</summary>
    public static byte[] Connect(MqttOptions options)
    {
        bool will = options.WillTopic.Length > 0;
        bool user = options.User.Length > 0;
        int remaining = 10 + TextSize(options.ClientId) + (will ? TextSize(options.WillTopic) + TextSize(options.WillText) : 0)
            + (user ? TextSize(options.User) + TextSize(options.Password) : 0);
        byte[] packet = new byte[PacketSize(remaining)];
        int at = Header(packet, 0x10, remaining);
        at = Text(packet, at, "MQTT");
        packet[at++] = 4;
        packet[at++] = (byte)(0x02 | (will ? 0x04 | (1 << 3) | 0x20 : 0) | (user ? 0xC0 : 0));
        at = Number(packet, at, options.KeepAliveS);
        at = Text(packet, at, options.ClientId);
        if (will)
        {
            at = Text(packet, at, options.WillTopic);
            at = Text(packet, at, options.WillText);
        }

        if (user)
        {
            at = Text(packet, at, options.User);
            Text(packet, at, options.Password);
        }

        return packet;
    }

    /// <summary>PUBLISH (3.3).</summary>
    /// <param name="packet">Receives it; must have room.</param>
    /// <param name="topic">Topic name.</param>
    /// <param name="payload">The message.</param>
    /// <param name="packetId">0 for QoS 0, else QoS 1 with this number.</param>
    /// <param name="retain">Whether the broker keeps it.</param>
    /// <returns>Bytes written.</returns>
    public static int Publish(Span<byte> packet, string topic, ReadOnlySpan<byte> payload, int packetId, bool retain)
    {
        int at = Header(packet, 0x30 | (packetId != 0 ? 0x02 : 0) | (retain ? 0x01 : 0), PublishRemaining(topic, payload.Length, packetId));
        at = Text(packet, at, topic);
        at = packetId != 0 ? Number(packet, at, packetId) : at;
        payload.CopyTo(packet[at..]);
        return at + payload.Length;
    }

    /// <summary>Bytes of a PUBLISH after its fixed header.</summary>
    public static int PublishRemaining(string topic, int payloadSize, int packetId) => TextSize(topic) + (packetId != 0 ? 2 : 0) + payloadSize;

    /// <summary>PUBACK (3.4).</summary>
    public static int Puback(Span<byte> packet, int packetId)
    {
        return Number(packet, Header(packet, 0x40, 2), packetId);
    }

    /// <summary>SUBSCRIBE (3.8), every filter at the same QoS.</summary>
    public static int Subscribe(Span<byte> packet, string[] filters, int qos, int packetId)
    {
        int at = Number(packet, Header(packet, 0x82, FiltersRemaining(filters, 1)), packetId);
        foreach (string filter in filters)
        {
            at = Text(packet, at, filter);
            packet[at++] = (byte)qos;
        }

        return at;
    }

    /// <summary>UNSUBSCRIBE (3.10).</summary>
    public static int Unsubscribe(Span<byte> packet, string[] filters, int packetId)
    {
        int at = Number(packet, Header(packet, 0xA2, FiltersRemaining(filters, 0)), packetId);
        foreach (string filter in filters)
        {
            at = Text(packet, at, filter);
        }

        return at;
    }

    /// <summary>Bytes of a SUBSCRIBE or UNSUBSCRIBE after its fixed header.</summary>
    /// <param name="filters">Topic filters.</param>
    /// <param name="extra">Bytes after each: 1 or 0.</param>
    public static int FiltersRemaining(string[] filters, int extra)
    {
        int size = 2;
        foreach (string filter in filters)
        {
            size += TextSize(filter) + extra;
        }

        return size;
    }

    /// <summary>PINGREQ (3.12).</summary>
    public static int Ping(Span<byte> packet) => Header(packet, 0xC0, 0);

    /// <summary>DISCONNECT (3.14).</summary>
    public static int Disconnect(Span<byte> packet) => Header(packet, 0xE0, 0);

    private static int LengthSize(int remaining) => remaining < 128 ? 1 : remaining < 16_384 ? 2 : remaining < 2_097_152 ? 3 : 4;

    private static int TextSize(string text) => 2 + Encoding.UTF8.GetByteCount(text);

    private static int Header(Span<byte> packet, int first, int remaining)
    {
        int at = 0;
        packet[at++] = (byte)first;
        do
        {
            packet[at++] = (byte)((remaining & 127) | (remaining > 127 ? 128 : 0));
            remaining >>= 7;
        }
        while (remaining > 0);
        return at;
    }

    private static int Number(Span<byte> packet, int at, int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(packet[at..], (ushort)value);
        return at + 2;
    }

    private static int Text(Span<byte> packet, int at, string text)
    {
        int size = Encoding.UTF8.GetBytes(text, packet[(at + 2)..]);
        Number(packet, at, size);
        return at + 2 + size;
    }
}
