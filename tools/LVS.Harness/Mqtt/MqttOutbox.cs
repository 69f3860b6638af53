using System;
using System.Threading;

namespace LVS.Harness;

/// <summary>
/// The queue of a broker connection, in fixed memory: adding never waits and allocates nothing, and an order that does not fit is refused.
/// First in, first out. Thread safe.
/// </summary>
/// <param name="sizeMax">Largest sum of the waiting payloads, in bytes.</param>
internal sealed class MqttOutbox(int sizeMax)
{
    private const int CountMax = 128;

    // An object instead of a Lock: the first wait for a Lock allocates its event, and a node's tick must not allocate.
    private readonly object gate = new();
    private readonly MqttOrder[] orders = new MqttOrder[CountMax];
    private readonly byte[] bytes = new byte[sizeMax];
    private int first;
    private int count;
    private int firstByte;
    private int byteCount;

    /// <summary>Adds an order and the bytes of its payload.</summary>
    /// <returns>False without room.</returns>
    public bool Add(MqttOrder order, ReadOnlySpan<byte> payload)
    {
        lock (gate)
        {
            if (count == CountMax || payload.Length > bytes.Length - byteCount)
            {
                return false;
            }

            int at = (firstByte + byteCount) % bytes.Length;
            int straight = Math.Min(payload.Length, bytes.Length - at);
            payload[..straight].CopyTo(bytes.AsSpan(at));
            payload[straight..].CopyTo(bytes);
            byteCount += payload.Length;
            orders[(first + count) % CountMax] = order with { Size = payload.Length };
            count++;
            return true;
        }
    }

    /// <summary>Takes the oldest order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="payload">Its payload, a copy.</param>
    /// <returns>False when nothing waits.</returns>
    public bool TryTake(out MqttOrder order, out byte[] payload)
    {
        lock (gate)
        {
            order = count > 0 ? orders[first] : default;
            payload = new byte[order.Size];
            if (count == 0)
            {
                return false;
            }

            int straight = Math.Min(payload.Length, bytes.Length - firstByte);
            bytes.AsSpan(firstByte, straight).CopyTo(payload);
            bytes.AsSpan(0, payload.Length - straight).CopyTo(payload.AsSpan(straight));
            firstByte = (firstByte + payload.Length) % bytes.Length;
            byteCount -= payload.Length;
            orders[first] = default;
            first = (first + 1) % CountMax;
            count--;
            return true;
        }
    }

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => Volatile.Read(ref count) == 0;
}
