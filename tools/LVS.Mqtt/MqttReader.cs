using System;
using System.Buffers.Binary;
using System.Text;

namespace LVS.Mqtt;

/// <summary>
/// Finds packets in the bytes a broker sends, in fixed memory, and refuses everything that MQTT 3.1.1 does not allow a broker to send.
/// Of a PUBLISH that is larger than the buffer it delivers the beginning and skips the rest.
/// </summary>
/// <param name="sizeMax">Bytes of the buffer, at least 256.</param>
/// <param name="packets">Takes the packets.</param>
public sealed class MqttReader(int sizeMax, IMqttPackets packets)
{
    private const int TypePublish = 3;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] buffer = new byte[sizeMax];
    private int count;
    private long skip;
    private bool connected;

    /// <summary>Where the next bytes go.</summary>
    public Memory<byte> Free => buffer.AsMemory(count);

    /// <summary>Takes in bytes that were put into <see cref="Free"/>.</summary>
    /// <param name="size">How many, above 0.</param>
    /// <exception cref="MqttException">They are malformed.</exception>
    public void Advance(int size)
    {
        count += size;
        int at = 0;
        while (true)
        {
            int skipped = (int)Math.Min(skip, count - at);
            skip -= skipped;
            at += skipped;
            int taken = Take(buffer.AsSpan(at, count - at));
            if (taken == 0)
            {
                break;
            }

            at += taken;
        }

        buffer.AsSpan(at, count - at).CopyTo(buffer);
        count -= at;
    }

    /// <summary>Handles one packet at the start of the bytes.</summary>
    /// <returns>Bytes used, 0 when more are needed.</returns>
    private int Take(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2 || !ReadLength(bytes, out int remaining, out int header))
        {
            return 0;
        }

        int type = bytes[0] >> 4;
        int flags = bytes[0] & 15;
        Check(type != TypePublish || (flags & 6) != 6, "a PUBLISH of QoS 3");
        Check(type == TypePublish || flags == 0, $"a packet of type {type} with flags {flags}");
        Check(type == 2 || connected, $"a packet of type {type} before CONNACK");
        if (header + remaining > buffer.Length)
        {
            Check(type == TypePublish, $"a packet of type {type} with {remaining} bytes");
            if (bytes.Length < buffer.Length)
            {
                return 0;
            }

            skip = header + remaining - buffer.Length;
            TakePublish(flags, bytes[header..], remaining);
            return buffer.Length;
        }

        if (bytes.Length < header + remaining)
        {
            return 0;
        }

        TakeBody(type, flags, bytes.Slice(header, remaining));
        return header + remaining;
    }

    /// <summary>The remaining length (2.2.3): one to four bytes of seven bits.</summary>
    private static bool ReadLength(ReadOnlySpan<byte> bytes, out int length, out int header)
    {
        length = 0;
        for (header = 1; header < bytes.Length; header++)
        {
            Check(header <= 4, "a remaining length of more than four bytes");
            length |= (bytes[header] & 127) << (7 * (header - 1));
            if ((bytes[header] & 128) == 0)
            {
                header++;
                return true;
            }
        }

        Check(header <= 4, "a remaining length of more than four bytes");
        return false;
    }

    private void TakeBody(int type, int flags, ReadOnlySpan<byte> body)
    {
        switch (type)
        {
            case 2:
                Check(body.Length == 2, $"a CONNACK of {body.Length} bytes");
                Check(!connected, "a second CONNACK");
                Check(body[0] == 0, $"a CONNACK with acknowledge flags {body[0]} for a clean session");
                connected = true;
                packets.Connack(body[1]);
                break;
            case TypePublish:
                TakePublish(flags, body, body.Length);
                break;
            case 4:
                packets.Puback(Id("PUBACK", body, 2, 2));
                break;
            case 9:
                int id = Id("SUBACK", body, 3, int.MaxValue);
                Check(body[2..].IndexOfAnyExcept([(byte)0, (byte)1, (byte)2, (byte)128]) < 0, "a SUBACK with a return code that is none");
                packets.Suback(id, body[2..]);
                break;
            case 11:
                packets.Unsuback(Id("UNSUBACK", body, 2, 2));
                break;
            case 13:
                Check(body.Length == 0, $"a PINGRESP of {body.Length} bytes");
                packets.Pong();
                break;
            default:
                throw MqttException.Malformed($"a packet of type {type}, which no broker sends to a client of QoS 0 and 1");
        }
    }

    private void TakePublish(int flags, ReadOnlySpan<byte> body, int size)
    {
        int qos = (flags >> 1) & 3;
        Check(qos < 2, "a PUBLISH of QoS 2, which was never subscribed");
        Check(qos > 0 || (flags & 8) == 0, "a PUBLISH of QoS 0 marked as a duplicate");
        Check(body.Length >= 2, "a PUBLISH without a topic");
        int topicSize = BinaryPrimitives.ReadUInt16BigEndian(body);
        int start = 2 + topicSize + (qos > 0 ? 2 : 0);
        Check(start <= size, "a PUBLISH that ends within its topic");
        Check(start <= body.Length, $"a topic of {topicSize} bytes, longer than any that was subscribed");
        string topic = Topic(body.Slice(2, topicSize));
        int id = 0;
        if (qos > 0)
        {
            id = BinaryPrimitives.ReadUInt16BigEndian(body[(start - 2)..]);
            Check(id != 0, "a PUBLISH with packet identifier 0");
        }

        packets.Publish(topic, body[start..], size - start, id, (flags & 1) != 0);
    }

    private static string Topic(ReadOnlySpan<byte> bytes)
    {
        Check(bytes.Length > 0, "a PUBLISH with an empty topic");
        Check(bytes.IndexOfAny((byte)'+', (byte)'#', (byte)0) < 0, "a topic with a wildcard or a null character");
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw MqttException.Malformed("a topic that is not UTF-8");
        }
    }

    private static int Id(string name, ReadOnlySpan<byte> body, int least, int most)
    {
        Check(body.Length >= least && body.Length <= most, $"a {name} of {body.Length} bytes");
        int id = BinaryPrimitives.ReadUInt16BigEndian(body);
        Check(id != 0, $"a {name} with packet identifier 0");
        return id;
    }

    private static void Check(bool holds, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("holds")] ref MalformedText what)
    {
        if (!holds)
        {
            throw MqttException.Malformed(what.ToString());
        }
    }

    private static void Check(bool holds, string what)
    {
        if (!holds)
        {
            throw MqttException.Malformed(what);
        }
    }
}
