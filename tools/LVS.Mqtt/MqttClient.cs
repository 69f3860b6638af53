using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace LVS.Mqtt;

/// <summary>
/// One connection to a broker, MQTT 3.1.1, QoS 0 and 1, clean sessions. Thousands of them fit a process: none has a thread of its own.
/// What is published waits in fixed memory until <see cref="MqttPump"/> sends it, so a caller is never blocked by a slow broker and
/// allocates nothing. A connection that ended stays ended; make a new one. Thread safe.
/// </summary>
public sealed class MqttClient : IDisposable, IMqttPackets
{
    private const int PongMsMax = 15_000;

    private readonly Lock gate = new();
    private readonly MqttOptions options;
    private readonly IMqttHandler handler;
    private readonly MqttReader reader;
    private readonly MqttOutbox outbox;
    private readonly TaskCompletionSource accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private Stream? stream;
    private bool isSending;
    private bool isQueued;
    private long sentAtMs;
    private long receivedAtMs;
    private long pingAtMs;
    private MqttException? end;

    private MqttClient(MqttOptions options, IMqttHandler handler)
    {
        this.options = options;
        this.handler = handler;
        reader = new MqttReader(options.InSizeMax, this);
        outbox = new MqttOutbox(options.OutSizeMax, options.InflightMax);
    }

    /// <summary>Whether the broker has accepted us and the connection has not ended.</summary>
    public bool IsConnected => accepted.Task.IsCompletedSuccessfully && end == null;

    /// <summary>Why the connection ended, or null.</summary>
    public MqttException? End => end;

    /// <summary>Bytes handed to the network, without TCP and TLS.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Bytes taken from the network, without TCP and TLS.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>Next connection with something to send; belongs to <see cref="MqttPump"/>.</summary>
    internal MqttClient? NextQueued { get; set; }

    /// <summary>Connects and waits until the broker accepts.</summary>
    /// <param name="options">Where to, and as who.</param>
    /// <param name="handler">Told what arrives, from the first message on.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <exception cref="MqttException">It did not come about.</exception>
    public static async Task<MqttClient> ConnectAsync(MqttOptions options, IMqttHandler handler, CancellationToken stop = default)
    {
        MqttClient client = new(options, handler);
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(options.ConnectMsMax);
        try
        {
            await client.OpenAsync(timeout.Token).ConfigureAwait(false);
            return client;
        }
        catch (Exception e)
        {
            client.Finish(MqttException.Of(e, options, client.accepted.Task.IsCompleted, stop.IsCancellationRequested), tell: false);
            throw client.End!;
        }
    }

    /// <summary>Publishes a message.</summary>
    /// <param name="topic">Topic name.</param>
    /// <param name="payload">The message; copied.</param>
    /// <param name="mustArrive">QoS 1 instead of 0.</param>
    /// <param name="retain">Whether the broker keeps it for those who subscribe later.</param>
    /// <returns>The packet identifier at QoS 1, 0 at QoS 0, -1 when it was refused: not connected, or too much waits already.</returns>
    public int Publish(string topic, ReadOnlySpan<byte> payload, bool mustArrive, bool retain) =>
        Queued(end != null ? -1 : outbox.Publish(topic, payload, mustArrive, retain));

    /// <summary>Subscribes.</summary>
    /// <param name="filters">Topic filters, at least one.</param>
    /// <param name="mustArrive">QoS 1 instead of 0.</param>
    /// <returns>The packet identifier, -1 when it was refused.</returns>
    public int Subscribe(string[] filters, bool mustArrive) => Queued(end != null ? -1 : outbox.Subscribe(filters, mustArrive));

    /// <summary>Ends subscriptions.</summary>
    /// <param name="filters">Topic filters, at least one.</param>
    /// <returns>The packet identifier, -1 when it was refused.</returns>
    public int Unsubscribe(string[] filters) => Queued(end != null ? -1 : outbox.Unsubscribe(filters));

    /// <summary>
    /// Sends what waits and lets the broker acknowledge it, then sends DISCONNECT: the broker does not publish the will. Waits at most the given time.
    /// </summary>
    public async Task DisconnectAsync(int timeoutMs = 2000)
    {
        long untilMs = Environment.TickCount64 + timeoutMs;
        await WaitWhileAsync(() => IsBusy() || outbox.IsUnacknowledged, untilMs).ConfigureAwait(false);
        outbox.Disconnect();
        Queued(0);
        await WaitWhileAsync(IsBusy, untilMs).ConfigureAwait(false);
        Dispose();
    }

    /// <summary>Ends the connection at once: to the broker that is a loss, and it publishes the will.</summary>
    public void Dispose() => Finish(new MqttException(MqttFailure.None, "the connection was ended here"), tell: true);

    void IMqttPackets.Connack(int code)
    {
        if (code == 0)
        {
            accepted.TrySetResult();
        }
        else
        {
            throw MqttException.Refused(code);
        }
    }

    void IMqttPackets.Publish(string topic, ReadOnlySpan<byte> payload, int size, int packetId, bool retained)
    {
        handler.Arrived(topic, payload, size, retained);
        if (packetId != 0)
        {
            outbox.Puback(packetId);
            Queued(0);
        }
    }

    void IMqttPackets.Puback(int packetId)
    {
        handler.Acknowledged(packetId);
        outbox.Acknowledge(packetId);
    }

    void IMqttPackets.Suback(int packetId, ReadOnlySpan<byte> codes) => handler.Subscribed(packetId, codes);

    void IMqttPackets.Unsuback(int packetId) => handler.Unsubscribed(packetId);

    void IMqttPackets.Pong() => pingAtMs = 0;

    /// <summary>Sends what waits; from the pump's thread.</summary>
    internal void Flush()
    {
        lock (gate)
        {
            isQueued = false;
            if (isSending || end != null)
            {
                return;
            }

            isSending = true;
        }

        _ = SendAsync();
    }

    /// <summary>Pings and judges silence; from the pump's thread, about once a second.</summary>
    internal void Watch(long nowMs)
    {
        if (!IsConnected || options.KeepAliveS == 0)
        {
            return;
        }

        long keepAliveMs = options.KeepAliveS * 1000L;
        long pinged = pingAtMs;
        if (pinged != 0)
        {
            if (nowMs - pinged > Math.Min(keepAliveMs, PongMsMax))
            {
                Finish(new MqttException(MqttFailure.TimedOut, "the broker does not answer pings: it hangs, or the network is gone"), tell: true);
            }
        }
        else if (nowMs - sentAtMs >= keepAliveMs || nowMs - receivedAtMs >= keepAliveMs)
        {
            pingAtMs = outbox.Ping() ? nowMs : 0;
            Queued(0);
        }
    }

    private async Task OpenAsync(CancellationToken stop)
    {
        stream = await MqttStream.OpenAsync(socket, options, stop).ConfigureAwait(false);
        sentAtMs = receivedAtMs = Environment.TickCount64;
        byte[] connect = MqttWriter.Connect(options);
        await stream.WriteAsync(connect, stop).ConfigureAwait(false);
        BytesSent = connect.Length;
        _ = ReceiveAsync(stream);
        await accepted.Task.WaitAsync(stop).ConfigureAwait(false);
        MqttPump.Shared.Add(this);
        MqttPump.Shared.Queue(this);
    }

    private async Task ReceiveAsync(Stream from)
    {
        MqttException why;
        try
        {
            int size;
            while ((size = await from.ReadAsync(reader.Free).ConfigureAwait(false)) > 0)
            {
                BytesReceived += size;
                receivedAtMs = Environment.TickCount64;
                reader.Advance(size);
            }

            why = new(MqttFailure.Closed, accepted.Task.IsCompleted
                ? "the broker closed the connection"
                : "the broker closed the connection instead of accepting it: does it speak MQTT on this port, with TLS or without?");
        }
#pragma warning disable CA1031 // Whatever it is, it ends this connection and nothing else.
        catch (Exception e)
        {
            why = MqttException.Of(e, options, accepted.Task.IsCompleted, stopped: false);
        }
#pragma warning restore CA1031
        Finish(why, tell: accepted.Task.IsCompletedSuccessfully);
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                lock (gate)
                {
                    if (outbox.IsEmpty || end != null)
                    {
                        isSending = false;
                        return;
                    }
                }

                ReadOnlyMemory<byte> packets = outbox.Take();
                await stream!.WriteAsync(packets).ConfigureAwait(false);
                BytesSent += packets.Length;
                sentAtMs = Environment.TickCount64;
            }
        }
#pragma warning disable CA1031 // Whatever it is, it ends this connection and nothing else.
        catch (Exception e)
        {
            Finish(MqttException.Of(e, options, accepted.Task.IsCompleted, stopped: false), tell: true);
        }
#pragma warning restore CA1031
    }

    private async Task WaitWhileAsync(Func<bool> condition, long untilMs)
    {
        while (end == null && condition() && Environment.TickCount64 < untilMs)
        {
            await Task.Delay(1).ConfigureAwait(false);
        }
    }

    private bool IsBusy()
    {
        lock (gate)
        {
            return isSending || !outbox.IsEmpty;
        }
    }

    /// <summary>Has the pump look at what waits, unless a packet was refused.</summary>
    private int Queued(int id)
    {
        lock (gate)
        {
            if (id < 0 || isQueued || !accepted.Task.IsCompleted)
            {
                return id;
            }

            isQueued = true;
        }

        MqttPump.Shared.Queue(this);
        return id;
    }

    private void Finish(MqttException why, bool tell)
    {
        lock (gate)
        {
            if (end != null)
            {
                return;
            }

            end = why;
        }

        accepted.TrySetException(why);
        _ = accepted.Task.Exception;
        MqttPump.Shared.Remove(this);
        stream?.Dispose();
        socket.Dispose();
        if (tell)
        {
            handler.Closed(why);
        }
    }
}
