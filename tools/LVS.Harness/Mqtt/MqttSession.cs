using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

using LVS.Mqtt;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>
/// The session of <see cref="IMqttSession"/> over <see cref="MqttClient"/>: the board's life with a broker, for thousands of nodes in one
/// process. Every connection is a client of its own; after a loss there is a jittered, growing pause. Thread safe.
/// </summary>
/// <param name="options">Broker, user, TLS, keep-alive. Client identifier and will come from <see cref="Open"/>.</param>
/// <param name="seed">Seed of the pauses' jitter.</param>
public sealed class MqttSession(MqttOptions options, long seed) : IMqttSession, IDisposable
{
    // A broker that accepts and throws out again is not back yet.
    private const int SettledMs = 10_000;

    private const int FarewellMsMax = 500;

    private readonly CancellationTokenSource stop = new();
    private readonly BrokerPause pause = new(seed);
    private MqttClient? client;
    private int generation;
    private string statusTopic = "";

    /// <inheritdoc/>
    public int Generation => Volatile.Read(ref generation);

    /// <summary>Bytes over all connections so far, sent and received.</summary>
    public (long Sent, long Received) Bytes
    {
        get
        {
            MqttClient? now = Volatile.Read(ref client);
            return (now?.BytesSent ?? 0, now?.BytesReceived ?? 0);
        }
    }

    /// <inheritdoc/>
    public void Open(string clientId, string statusTopic, IMqttEar ear)
    {
        this.statusTopic = statusTopic;
        MqttOptions named = options with { ClientId = clientId, WillTopic = statusTopic, WillText = statusTopic.Length > 0 ? MqttTopics.Offline : "" };
        _ = Task.Run(() => RunAsync(named, ear));
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int size, bool mustArrive, bool retain) =>
        Volatile.Read(ref client)?.Publish(topic, payload.AsSpan(0, size), mustArrive, retain) >= 0;

    /// <inheritdoc/>
    public bool Subscribe(string[] topics, bool mustArrive) => Volatile.Read(ref client)?.Subscribe(topics, mustArrive) >= 0;

    /// <inheritdoc/>
    public bool Unsubscribe(string[] topics) => Volatile.Read(ref client)?.Unsubscribe(topics) >= 0;

    /// <summary>Says "offline" and farewell to the broker, so that it keeps the will to itself, and ends the session.</summary>
    public void Dispose()
    {
        stop.Cancel();
        MqttClient? last = Interlocked.Exchange(ref client, null);
        if (last != null)
        {
            if (statusTopic.Length > 0)
            {
                last.Publish(statusTopic, Encoding.UTF8.GetBytes(MqttTopics.Offline), mustArrive: true, retain: true);
            }

            last.DisconnectAsync(FarewellMsMax).GetAwaiter().GetResult();
        }
    }

    private async Task RunAsync(MqttOptions named, IMqttEar ear)
    {
        for (int openedCount = 0; !stop.IsCancellationRequested;)
        {
            long openedAtMs = long.MaxValue;
            try
            {
                Connection connection = new(ear);
                MqttClient opened = await MqttClient.ConnectAsync(named, connection, stop.Token).ConfigureAwait(false);
                openedAtMs = Environment.TickCount64;
                Volatile.Write(ref client, opened);
                Volatile.Write(ref generation, ++openedCount);
                if (stop.IsCancellationRequested)
                {
                    Dispose();
                }

                await connection.Ended.ConfigureAwait(false);
            }
            catch (MqttException)
            {
                // Whatever it was, there is no connection, and another attempt follows.
            }

            Volatile.Write(ref generation, 0);
            Interlocked.Exchange(ref client, null);
            if (openedAtMs != long.MaxValue && Environment.TickCount64 - openedAtMs > SettledMs)
            {
                pause.Reset();
            }

            await Task.Delay(pause.NextMs(), stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed class Connection(IMqttEar ear) : IMqttHandler
    {
        // No message of ours is longer than a frame; of a longer one so much is enough to see that it is.
        private readonly byte[] message = new byte[1024];
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => ended.Task;

        public void Arrived(string topic, ReadOnlySpan<byte> payload, int size, bool retained)
        {
            int kept = Math.Min(payload.Length, message.Length);
            payload[..kept].CopyTo(message);
            ear.Hear(topic, message, kept, retained);
        }

        public void Acknowledged(int packetId)
        {
            // What must arrive is said anew with every connection; an acknowledgement changes nothing.
        }

        public void Subscribed(int packetId, ReadOnlySpan<byte> codes)
        {
            // A refusal shows as silence; the meeting's probe has named it before.
        }

        public void Unsubscribed(int packetId)
        {
            // Nothing waits for it.
        }

        public void Closed(MqttException why) => ended.TrySetResult();
    }
}
