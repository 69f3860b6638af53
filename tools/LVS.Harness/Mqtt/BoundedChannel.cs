using System;
using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

using MQTTnet.Channel;
using MQTTnet.Exceptions;

namespace LVS.Harness;

/// <summary>
/// A channel of MQTTnet with a bound for packets. MQTTnet allocates as many bytes as a packet's header claims, up to 256 MiB. Here a longer
/// PUBLISH is cut to the bound, as if it ended there, and any other longer packet is a violation of the protocol. MQTTnet also queues
/// messages without a bound; here reading stops while many messages wait.
/// </summary>
/// <param name="inner">The channel below.</param>
/// <param name="sizeMax">Bytes of a packet after its header, at least 256.</param>
internal sealed class BoundedChannel(IMqttChannel inner, int sizeMax) : IMqttChannel
{
    private const int BufferSize = 2048;
    private const int TypePublish = 3;
    private const int HeaderSizeMax = 5;
    private const int UnheardMax = 1000;
    private const int UnheardPauseMs = 1;

    private readonly byte[] buffer = new byte[BufferSize];
    private readonly byte[] header = new byte[HeaderSizeMax];
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int start;
    private int end;
    private int headerAt;
    private int headerSize;
    private int passSize;
    private int skipSize;
    private int unheardCount;

    /// <summary>Whether TCP, and TLS if there is a CA, are connected.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Completes when MQTTnet begins to end the connection, whatever the reason.</summary>
    public Task Left => left.Task;

    /// <summary>Bytes handed to the network, without TCP and TLS.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Bytes taken from the network, without TCP and TLS.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>When the last bytes came, by <see cref="Environment.TickCount64"/>.</summary>
    public long ReceivedAtMs { get; private set; }

    /// <inheritdoc/>
    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    /// <inheritdoc/>
    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    /// <inheritdoc/>
    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    /// <inheritdoc/>
    public bool IsSecureConnection => inner.IsSecureConnection;

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await inner.ConnectAsync(cancellationToken).ConfigureAwait(false);
        ReceivedAtMs = Environment.TickCount64;
        IsOpen = true;
    }

    /// <inheritdoc/>
    public Task DisconnectAsync(CancellationToken cancellationToken)
    {
        left.TrySetResult();
        return inner.DisconnectAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
    {
        await inner.WriteAsync(buffer, isEndOfPacket, cancellationToken).ConfigureAwait(false);
        BytesSent += buffer.Length;
    }

    /// <inheritdoc/>
    public async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (headerAt == headerSize && passSize == 0)
        {
            if (skipSize > 0)
            {
                skipSize -= Take(skipSize);
            }
            else
            {
                await AwaitHeardAsync(cancellationToken).ConfigureAwait(false);
                TakeHeader();
            }

            if (headerAt == headerSize && passSize == 0 && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return 0;
            }
        }

        if (headerAt < headerSize)
        {
            int size = Math.Min(count, headerSize - headerAt);
            header.AsSpan(headerAt, size).CopyTo(buffer.AsSpan(offset));
            headerAt += size;
            return size;
        }

        if (start == end && !await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            return 0;
        }

        int from = start;
        int passed = Take(Math.Min(count, passSize));
        this.buffer.AsSpan(from, passed).CopyTo(buffer.AsSpan(offset));
        passSize -= passed;
        return passed;
    }

    /// <summary>A message was processed.</summary>
    public void Heard() => Interlocked.Decrement(ref unheardCount);

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private async ValueTask AwaitHeardAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref unheardCount) >= UnheardMax)
        {
            await Task.Delay(UnheardPauseMs, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads more from below, behind the bytes that were not taken yet.</summary>
    /// <returns>False at the end.</returns>
    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        int size = await inner.ReadAsync(buffer, end, buffer.Length - end, cancellationToken).ConfigureAwait(false);
        end += size;
        BytesReceived += size;
        ReceivedAtMs = Environment.TickCount64;
        return size > 0;
    }

    private int Take(int size)
    {
        int taken = Math.Min(size, end - start);
        start += taken;
        return taken;
    }

    /// <summary>
    /// Reads the fixed header of the next packet (MQTT 3.1.1, 2.2) if it is complete, and decides how the packet is handled.
    /// </summary>
    private void TakeHeader()
    {
        int length = 0;
        for (int size = 1; start + size < end; size++)
        {
            if (size >= HeaderSizeMax)
            {
                throw new MqttProtocolViolationException("a remaining length of more than four bytes");
            }

            byte part = buffer[start + size];
            length |= (part & 127) << (7 * (size - 1));
            if ((part & 128) == 0)
            {
                int first = buffer[start];
                start += size + 1;
                Begin(first, length);
                return;
            }
        }
    }

    private void Begin(int first, int length)
    {
        if (length > sizeMax && first >> 4 != TypePublish)
        {
            throw new MqttProtocolViolationException($"a packet of type {first >> 4} with {length} bytes");
        }

        if (first >> 4 == TypePublish)
        {
            Interlocked.Increment(ref unheardCount);
        }

        passSize = Math.Min(length, sizeMax);
        skipSize = length - passSize;
        header[0] = (byte)first;
        headerAt = 0;
        headerSize = 1;
        int left = passSize;
        do
        {
            header[headerSize++] = (byte)((left & 127) | (left > 127 ? 128 : 0));
            left >>= 7;
        }
        while (left > 0);
    }
}
