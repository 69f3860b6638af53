using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
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
    private readonly HashSet<int> unacknowledged;
    private readonly TaskCompletionSource accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] waiting;
    private byte[] sending;
    private Stream? stream;
    private int waitingSize;
    private bool isSending;
    private bool isQueued;
    private int nextId;
    private long sentAtMs;
    private long receivedAtMs;
    private long pingAtMs;
    private MqttException? end;

    private MqttClient(MqttOptions options, IMqttHandler handler)
    {
        this.options = options;
        this.handler = handler;
        reader = new MqttReader(options.InSizeMax, this);
        waiting = new byte[options.OutSizeMax];
        sending = new byte[options.OutSizeMax];
        unacknowledged = new HashSet<int>(options.InflightMax);
    }

    /// <summary>Whether the broker has accepted us and the connection has not ended.</summary>
    public bool IsConnected => accepted.Task.IsCompletedSuccessfully && end == null;

    /// <summary>Why the connection ended, or null.</summary>
    public MqttException? End => end;

    /// <summary>Bytes handed to the network, without TCP and TLS.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Bytes taken from the network, without TCP and TLS.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>Messages refused because too much waited already.</summary>
    public long RefusedCount { get; private set; }

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
            client.Finish(client.Translate(e, stop.IsCancellationRequested), tell: false);
            throw client.End!;
        }
    }

    /// <summary>Publishes a message.</summary>
    /// <param name="topic">Topic name.</param>
    /// <param name="payload">The message; copied.</param>
    /// <param name="mustArrive">QoS 1 instead of 0.</param>
    /// <param name="retain">Whether the broker keeps it for those who subscribe later.</param>
    /// <returns>The packet identifier at QoS 1, 0 at QoS 0, -1 when it was refused: not connected, or too much waits already.</returns>
    public int Publish(string topic, ReadOnlySpan<byte> payload, bool mustArrive, bool retain)
    {
        lock (gate)
        {
            if (mustArrive && unacknowledged.Count >= options.InflightMax)
            {
                RefusedCount++;
                return -1;
            }

            int id = mustArrive ? DrawId() : 0;
            Span<byte> room = Room(MqttWriter.PacketSize(MqttWriter.PublishRemaining(topic, payload.Length, id)));
            if (room.IsEmpty)
            {
                return -1;
            }

            waitingSize += MqttWriter.Publish(room, topic, payload, id, retain);
            if (mustArrive)
            {
                unacknowledged.Add(id);
            }

            Queue();
            return id;
        }
    }

    /// <summary>Subscribes.</summary>
    /// <param name="filters">Topic filters, at least one.</param>
    /// <param name="mustArrive">QoS 1 instead of 0.</param>
    /// <returns>The packet identifier, -1 when it was refused.</returns>
    public int Subscribe(string[] filters, bool mustArrive)
    {
        lock (gate)
        {
            Span<byte> room = Room(MqttWriter.PacketSize(MqttWriter.FiltersRemaining(filters, 1)));
            if (room.IsEmpty)
            {
                return -1;
            }

            int id = DrawId();
            waitingSize += MqttWriter.Subscribe(room, filters, mustArrive ? 1 : 0, id);
            Queue();
            return id;
        }
    }

    /// <summary>Ends subscriptions.</summary>
    /// <param name="filters">Topic filters, at least one.</param>
    /// <returns>The packet identifier, -1 when it was refused.</returns>
    public int Unsubscribe(string[] filters)
    {
        lock (gate)
        {
            Span<byte> room = Room(MqttWriter.PacketSize(MqttWriter.FiltersRemaining(filters, 0)));
            if (room.IsEmpty)
            {
                return -1;
            }

            int id = DrawId();
            waitingSize += MqttWriter.Unsubscribe(room, filters, id);
            Queue();
            return id;
        }
    }

    /// <summary>Sends what waits, then DISCONNECT: the broker does not publish the will. Waits at most the given time.</summary>
    public async Task DisconnectAsync(int timeoutMs = 2000)
    {
        lock (gate)
        {
            Span<byte> room = Room(2);
            if (!room.IsEmpty)
            {
                waitingSize += MqttWriter.Disconnect(room);
                Queue();
            }
        }

        for (int waitedMs = 0; waitedMs < timeoutMs && end == null && IsBusy(); waitedMs += 5)
        {
            await Task.Delay(5).ConfigureAwait(false);
        }

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
        if (packetId == 0)
        {
            return;
        }

        lock (gate)
        {
            // Without room the message stays unacknowledged, and the broker repeats it at the next connection.
            Span<byte> room = Room(4);
            if (!room.IsEmpty)
            {
                waitingSize += MqttWriter.Puback(room, packetId);
                Queue();
            }
        }
    }

    void IMqttPackets.Puback(int packetId)
    {
        lock (gate)
        {
            unacknowledged.Remove(packetId);
        }

        handler.Acknowledged(packetId);
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
            lock (gate)
            {
                Span<byte> room = Room(2);
                if (!room.IsEmpty)
                {
                    waitingSize += MqttWriter.Ping(room);
                    pingAtMs = nowMs;
                    Queue();
                }
            }
        }
    }

    private async Task OpenAsync(CancellationToken stop)
    {
        await socket.ConnectAsync(options.Host, options.Port, stop).ConfigureAwait(false);
        Stream open = new NetworkStream(socket, ownsSocket: true);
        if (options.Ca != null)
        {
            SslStream secure = new(open);
            stream = secure;
            X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.Add(options.Ca);
            await secure.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = options.Host, CertificateChainPolicy = policy }, stop).ConfigureAwait(false);
        }
        else
        {
            stream = open;
        }

        sentAtMs = receivedAtMs = Environment.TickCount64;
        byte[] connect = MqttWriter.Connect(options);
        await stream.WriteAsync(connect, stop).ConfigureAwait(false);
        BytesSent = connect.Length;
        _ = ReceiveAsync(stream);
        await accepted.Task.WaitAsync(stop).ConfigureAwait(false);
        MqttPump.Shared.Add(this);
        MqttPump.Shared.Queue(this);
    }

    private MqttException Translate(Exception e, bool stopped)
    {
        string broker = $"{options.Host}:{options.Port}";
        return e switch
        {
            MqttException known => known,
            OperationCanceledException when stopped => new(MqttFailure.None, "the attempt was ended here", e),
            OperationCanceledException => new(MqttFailure.TimedOut, $"no answer from {broker} within {options.ConnectMsMax / 1000.0:0.#} s", e),
            SocketException => new(MqttFailure.Unreachable, $"no connection to {broker} ({e.Message}): is the broker running, and are host and port right?", e),
            AuthenticationException => new(MqttFailure.Tls, $"TLS with {broker} failed ({e.Message}): 'brokerCa' must be the CA of the broker's certificate, and the certificate must name {options.Host}", e),
            IOException when options.Ca != null && !accepted.Task.IsCompleted => new(MqttFailure.Tls, $"TLS with {broker} failed ({e.Message}): does the broker speak TLS on this port?", e),
            _ => new(MqttFailure.Closed, $"the connection to {broker} broke ({e.Message})", e),
        };
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
            why = Translate(e, stopped: false);
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
                int size;
                lock (gate)
                {
                    size = waitingSize;
                    if (size == 0 || end != null)
                    {
                        isSending = false;
                        return;
                    }

                    (waiting, sending) = (sending, waiting);
                    waitingSize = 0;
                }

                await stream!.WriteAsync(sending.AsMemory(0, size)).ConfigureAwait(false);
                BytesSent += size;
                sentAtMs = Environment.TickCount64;
            }
        }
#pragma warning disable CA1031 // Whatever it is, it ends this connection and nothing else.
        catch (Exception e)
        {
            Finish(Translate(e, stopped: false), tell: true);
        }
#pragma warning restore CA1031
    }

    private bool IsBusy()
    {
        lock (gate)
        {
            return isSending || waitingSize > 0;
        }
    }

    /// <summary>Room for a packet at the end of what waits, or none. Under the gate.</summary>
    private Span<byte> Room(int size)
    {
        if (end == null && waitingSize + size <= waiting.Length)
        {
            return waiting.AsSpan(waitingSize, size);
        }

        RefusedCount++;
        return [];
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

    private void Queue()
    {
        if (!isQueued && accepted.Task.IsCompleted)
        {
            isQueued = true;
            MqttPump.Shared.Queue(this);
        }
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
