using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

using LVS.Transports;

namespace LVS.Harness;

/// <summary>
/// The session of <see cref="IMqttSession"/> over <see cref="BrokerClient"/>: it behaves towards a broker as a board does, for thousands of
/// nodes in one process. Every connection is a client of its own; after a loss there is a jittered, growing pause. Thread safe.
/// </summary>
/// <param name="access">Broker, user, TLS, keep-alive.</param>
/// <param name="seed">Seed of the pauses' jitter.</param>
public sealed class MqttSession(BrokerAccess access, long seed) : IMqttSession, IDisposable
{
    // A broker that accepts and soon disconnects again is not back yet.
    private const int SettledMs = 10_000;

    private const int FarewellMsMax = 500;

    private readonly CancellationTokenSource stop = new();
    private readonly BrokerPause pause = new(seed);
    private readonly string clientId = BrokerClient.NewId();
    private MqttConnection? connection;
    private int generation;
    private string statusTopic = "";

    /// <summary>
    /// Whether it is the only one of its kind at the broker, so that it need not spread its attempts: its pauses do not grow.
    /// </summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether it leaves no trace at the broker when it ends: no last will and no last status.</summary>
    public bool IsWordless { get; init; }

    /// <summary>Measures the pauses; a test can let them pass at once.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public int Generation => Volatile.Read(ref generation);

    /// <summary>Bytes sent and received over the present connection.</summary>
    public (long Sent, long Received) Bytes
    {
        get
        {
            BrokerClient? now = Volatile.Read(ref connection)?.Client;
            return (now?.BytesSent ?? 0, now?.BytesReceived ?? 0);
        }
    }

    /// <inheritdoc/>
    public void Open(string statusTopic, IMqttHandler handler)
    {
        this.statusTopic = IsWordless ? "" : statusTopic;
        _ = Task.Run(() => RunAsync(new Shortener(handler)));
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int size, bool mustArrive, bool retain) =>
        Add(new(topic, null, Ends: false, mustArrive, retain), payload.AsSpan(0, size));

    /// <inheritdoc/>
    public bool Subscribe(string[] topics, bool mustArrive) => Add(new(null, topics, Ends: false, mustArrive, Retain: false), []);

    /// <inheritdoc/>
    public bool Unsubscribe(string[] topics) => Add(new(null, topics, Ends: true, MustArrive: false, Retain: false), []);

    /// <summary>Publishes "offline" and disconnects, so that the broker does not publish the will, and ends the session.</summary>
    public void Dispose() => Task.Run(() => EndAsync(MqttTopics.Offline)).GetAwaiter().GetResult();

    /// <summary>The same with another last status, for callers that cannot block.</summary>
    /// <param name="lastWord">The status from now on: <see cref="MqttTopics.Offline"/>, or that the node sleeps.</param>
    public Task EndAsync(string lastWord)
    {
        stop.Cancel();
        MqttConnection? ending = Interlocked.Exchange(ref connection, null);
        return ending == null ? Task.CompletedTask : FarewellAsync(ending, lastWord);
    }

    private bool Add(MqttOrder order, ReadOnlySpan<byte> payload) =>
        Generation != 0 && Volatile.Read(ref connection) is { } now && now.Add(order, payload);

    private async Task FarewellAsync(MqttConnection ending, string lastWord)
    {
        BrokerClient last = ending.Client;
        await ending.CloseAsync(FarewellMsMax).ConfigureAwait(false);
        try
        {
            if (statusTopic.Length > 0)
            {
                await last.PublishAsync(statusTopic, Encoding.UTF8.GetBytes(lastWord), mustArrive: true, retain: true)
                    .WaitAsync(TimeSpan.FromMilliseconds(FarewellMsMax)).ConfigureAwait(false);
            }

            await last.LeaveAsync().WaitAsync(TimeSpan.FromMilliseconds(FarewellMsMax)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is BrokerException or TimeoutException)
        {
            // The broker is gone or hangs: then the last will announces the end.
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
                Volatile.Write(ref connection, new MqttConnection(opened));
                Volatile.Write(ref generation, ++openedCount);
                if (stop.IsCancellationRequested)
                {
                    await EndAsync(MqttTopics.Offline).ConfigureAwait(false);
                }

                await opened.Ended.ConfigureAwait(false);
            }
            catch (BrokerException)
            {
                // Whatever the error was, there is no connection, and another attempt follows.
            }

            Volatile.Write(ref generation, 0);
            Interlocked.Exchange(ref connection, null);
            if (IsSingle || (openedAtMs != long.MaxValue && Environment.TickCount64 - openedAtMs > SettledMs))
            {
                pause.Reset();
            }

            TimeSpan wait = TimeSpan.FromMilliseconds(pause.NextMs());
            await Task.Delay(wait, Time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Passes on only as much of a message as shows that it is longer than any frame.</summary>
    private sealed class Shortener(IMqttHandler handler) : IMqttHandler
    {
        private const int HeardSizeMax = 1024;

        public void Hear(string topic, byte[] payload, int size, bool retained) =>
            handler.Hear(topic, payload, Math.Min(size, HeardSizeMax), retained);
    }
}
