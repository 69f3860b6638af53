using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

using LVS.Transports;

namespace LVS.Harness;

/// <summary>
/// The session of <see cref="IMqttSession"/> over <see cref="BrokerClient"/>: the board's life with a broker, for thousands of nodes in one
/// process. Every connection is a client of its own; after a loss there is a jittered, growing pause. Thread safe.
/// </summary>
/// <param name="access">Broker, user, TLS, keep-alive.</param>
/// <param name="seed">Seed of the pauses' jitter.</param>
public sealed class MqttSession(BrokerAccess access, long seed) : IMqttSession, IDisposable
{
    // A broker that accepts and throws out again is not back yet.
    private const int SettledMs = 10_000;

    private const int FarewellMsMax = 500;
    private const int OutSizeMax = 8 * 1024;

    // Messages and subscriptions that the broker has not answered yet; what comes after them waits in the outbox.
    private const int UnansweredMax = 32;

    private readonly CancellationTokenSource stop = new();
    private readonly BrokerPause pause = new(seed);
    private readonly MqttOutbox outbox = new(OutSizeMax);
    private readonly SemaphoreSlim unanswered = new(UnansweredMax);
    private readonly string clientId = BrokerClient.NewId();
    private BrokerClient? client;
    private int generation;
    private int isQueued;
    private string statusTopic = "";

    /// <inheritdoc/>
    public int Generation => Volatile.Read(ref generation);

    /// <summary>Bytes over the connection that is up, sent and received.</summary>
    public (long Sent, long Received) Bytes
    {
        get
        {
            BrokerClient? now = Volatile.Read(ref client);
            return (now?.BytesSent ?? 0, now?.BytesReceived ?? 0);
        }
    }

    /// <summary>Next session with something to send; belongs to <see cref="MqttPump"/>.</summary>
    internal MqttSession? NextQueued { get; set; }

    /// <inheritdoc/>
    public void Open(string statusTopic, IMqttHandler handler)
    {
        this.statusTopic = statusTopic;
        _ = Task.Run(() => RunAsync(new Shortener(handler)));
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int size, bool mustArrive, bool retain) =>
        Add(new(topic, null, Ends: false, mustArrive, retain), payload.AsSpan(0, size));

    /// <inheritdoc/>
    public bool Subscribe(string[] topics, bool mustArrive) => Add(new(null, topics, Ends: false, mustArrive, Retain: false), []);

    /// <inheritdoc/>
    public bool Unsubscribe(string[] topics) => Add(new(null, topics, Ends: true, MustArrive: false, Retain: false), []);

    /// <summary>Says "offline" and farewell to the broker, so that it keeps the will to itself, and ends the session.</summary>
    public void Dispose()
    {
        stop.Cancel();
        BrokerClient? last = Interlocked.Exchange(ref client, null);
        if (last != null)
        {
            Task.Run(() => FarewellAsync(last)).GetAwaiter().GetResult();
        }
    }

    /// <summary>Sends what waits, in order; on the pool, by the pump's call.</summary>
    internal async Task SendAsync()
    {
        BrokerClient? now = Volatile.Read(ref client);
        try
        {
            while (now != null && outbox.TryTake(out MqttOrder order, out byte[] payload))
            {
                await SendAsync(now, order, payload).ConfigureAwait(false);
            }
        }
        catch (BrokerException)
        {
            // The connection is gone, and what waited with it; the session makes another.
        }

        Volatile.Write(ref isQueued, 0);
        if (!outbox.IsEmpty && Volatile.Read(ref client) is { IsConnected: true })
        {
            Queue();
        }
    }

    /// <summary>Sends one order. It does not wait for the broker's answer, unless too much is unanswered.</summary>
    private async Task SendAsync(BrokerClient now, MqttOrder order, byte[] payload)
    {
        if (order.Topic != null && !order.MustArrive)
        {
            await now.PublishAsync(order.Topic, payload, mustArrive: false, order.Retain).ConfigureAwait(false);
            return;
        }

        await unanswered.WaitAsync().ConfigureAwait(false);
        _ = AnswerAsync(order.Topic != null ? now.PublishAsync(order.Topic, payload, mustArrive: true, order.Retain)
            : order.Ends ? now.UnsubscribeAsync(order.Filters!)
            : now.SubscribeAsync(order.MustArrive, order.Filters!));
    }

    /// <summary>
    /// Waits for an answer, which changes nothing: what must arrive is said anew with every connection, and a refusal shows as silence.
    /// </summary>
    private async Task AnswerAsync(Task answer)
    {
        await answer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        unanswered.Release();
    }

    private bool Add(MqttOrder order, ReadOnlySpan<byte> payload)
    {
        if (Generation == 0 || !outbox.Add(order, payload))
        {
            return false;
        }

        Queue();
        return true;
    }

    private void Queue()
    {
        if (Interlocked.Exchange(ref isQueued, 1) == 0)
        {
            MqttPump.Shared.Queue(this);
        }
    }

    private async Task FarewellAsync(BrokerClient last)
    {
        try
        {
            if (statusTopic.Length > 0)
            {
                byte[] offline = Encoding.UTF8.GetBytes(MqttTopics.Offline);
                await last.PublishAsync(statusTopic, offline, mustArrive: true, retain: true)
                    .WaitAsync(TimeSpan.FromMilliseconds(FarewellMsMax)).ConfigureAwait(false);
            }

            await last.LeaveAsync().WaitAsync(TimeSpan.FromMilliseconds(FarewellMsMax)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is BrokerException or TimeoutException)
        {
            // The broker is gone or hangs: then the last will says it.
        }

        last.Dispose();
    }

    private async Task RunAsync(IMqttHandler handler)
    {
        for (int openedCount = 0; !stop.IsCancellationRequested;)
        {
            long openedAtMs = long.MaxValue;
            try
            {
                BrokerClient opened =
                    await BrokerClient.ConnectAsync(access, clientId, handler, statusTopic, stop.Token).ConfigureAwait(false);
                openedAtMs = Environment.TickCount64;
                outbox.Clear();
                Volatile.Write(ref client, opened);
                Volatile.Write(ref generation, ++openedCount);
                if (stop.IsCancellationRequested)
                {
                    Dispose();
                }

                await opened.Ended.ConfigureAwait(false);
            }
            catch (BrokerException)
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

    /// <summary>Hands on no more of a message than shows that it is longer than any frame.</summary>
    private sealed class Shortener(IMqttHandler handler) : IMqttHandler
    {
        private const int HeardSizeMax = 1024;

        public void Hear(string topic, byte[] payload, int size, bool retained) =>
            handler.Hear(topic, payload, Math.Min(size, HeardSizeMax), retained);
    }
}
