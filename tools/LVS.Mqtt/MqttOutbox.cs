using System;
using System.Collections.Generic;
using System.Threading;

namespace LVS.Mqtt;

/// <summary>Packets that wait to be sent, in two buffers of fixed size: one is filled while the other is on its way. Thread safe.</summary>
/// <param name="sizeMax">Bytes of each buffer.</param>
/// <param name="inflightMax">Messages of QoS 1 that may wait for their PUBACK.</param>
internal sealed class MqttOutbox(int sizeMax, int inflightMax)
{
    private readonly Lock gate = new();
    private readonly HashSet<int> unacknowledged = new(inflightMax);
    private byte[] waiting = new byte[sizeMax];
    private byte[] sending = new byte[sizeMax];
    private int waitingSize;
    private int nextId;

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => waitingSize == 0;

    /// <summary>Whether a message of QoS 1 was not acknowledged yet.</summary>
    public bool IsUnacknowledged
    {
        get
        {
            lock (gate)
            {
                return unacknowledged.Count > 0;
            }
        }
    }

    /// <summary>Adds a PUBLISH.</summary>
    /// <returns>The packet identifier at QoS 1, 0 at QoS 0, -1 without room.</returns>
    public int Publish(string topic, ReadOnlySpan<byte> payload, bool mustArrive, bool retain)
    {
        lock (gate)
        {
            if (mustArrive && unacknowledged.Count >= inflightMax)
            {
                return -1;
            }

            int id = mustArrive ? DrawId() : 0;
            if (!TryRoom(MqttWriter.PublishRemaining(topic, payload.Length, id), out Span<byte> room))
            {
                return -1;
            }

            waitingSize += MqttWriter.Publish(room, topic, payload, id, retain);
            if (mustArrive)
            {
                unacknowledged.Add(id);
            }

            return id;
        }
    }

    /// <summary>Adds a SUBSCRIBE.</summary>
    /// <returns>The packet identifier, -1 without room.</returns>
    public int Subscribe(string[] filters, bool mustArrive)
    {
        lock (gate)
        {
            if (!TryRoom(MqttWriter.FiltersRemaining(filters, 1), out Span<byte> room))
            {
                return -1;
            }

            int id = DrawId();
            waitingSize += MqttWriter.Subscribe(room, filters, mustArrive ? 1 : 0, id);
            return id;
        }
    }

    /// <summary>Adds an UNSUBSCRIBE.</summary>
    /// <returns>The packet identifier, -1 without room.</returns>
    public int Unsubscribe(string[] filters)
    {
        lock (gate)
        {
            if (!TryRoom(MqttWriter.FiltersRemaining(filters, 0), out Span<byte> room))
            {
                return -1;
            }

            int id = DrawId();
            waitingSize += MqttWriter.Unsubscribe(room, filters, id);
            return id;
        }
    }

    /// <summary>Adds a PUBACK. Without room the message stays unacknowledged.</summary>
    public void Puback(int packetId)
    {
        lock (gate)
        {
            if (TryRoom(2, out Span<byte> room))
            {
                waitingSize += MqttWriter.Puback(room, packetId);
            }
        }
    }

    /// <summary>Adds a PINGREQ.</summary>
    /// <returns>False without room.</returns>
    public bool Ping()
    {
        lock (gate)
        {
            bool fits = TryRoom(0, out Span<byte> room);
            waitingSize += fits ? MqttWriter.Ping(room) : 0;
            return fits;
        }
    }

    /// <summary>Adds a DISCONNECT.</summary>
    public void Disconnect()
    {
        lock (gate)
        {
            if (TryRoom(0, out Span<byte> room))
            {
                waitingSize += MqttWriter.Disconnect(room);
            }
        }
    }

    /// <summary>The broker has taken a message.</summary>
    public void Acknowledge(int packetId)
    {
        lock (gate)
        {
            unacknowledged.Remove(packetId);
        }
    }

    /// <summary>Takes all that waits. What was taken before must have been sent.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        lock (gate)
        {
            (waiting, sending) = (sending, waiting);
            int size = waitingSize;
            waitingSize = 0;
            return sending.AsMemory(0, size);
        }
    }

    private bool TryRoom(int remaining, out Span<byte> room)
    {
        int size = MqttWriter.PacketSize(remaining);
        bool fits = waitingSize + size <= waiting.Length;
        room = fits ? waiting.AsSpan(waitingSize, size) : [];
        return fits;
    }

    private int DrawId()
    {
        do
        {
            nextId = nextId == 65535 ? 1 : nextId + 1;
        }
        while (unacknowledged.Contains(nextId));
        return nextId;
    }
}
