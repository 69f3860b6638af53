using System;
using System.Buffers;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

using LVS.Transports;

using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Implementations;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace LVS.Harness;

/// <summary>
/// One connection to a broker over MQTTnet, MQTT 3.1.1, QoS 0 and 1, a clean session. It has no thread of its own. A connection that has
/// ended cannot be used again; make a new one. Thread safe.
/// </summary>
public sealed class BrokerClient : IDisposable
{
    /// <summary>Largest accepted message in bytes, with its topic; only the beginning of a longer one arrives.</summary>
    public const int InSizeMax = 4096;

    private const int PongMsMax = 15_000;
    private const int FarewellMsMax = 5_000;

    private readonly BrokerAccess access;
    private readonly BoundedChannel channel;
    private readonly MqttClientOptions options;
    private readonly IMqttClient client;
    private readonly TaskCompletionSource<BrokerException> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BrokerClient(BrokerAccess access, string clientId, string statusTopic, IMqttHandler? handler)
    {
        this.access = access;
        options = access.ToOptions(clientId, statusTopic);
        channel = new BoundedChannel(
            options.ChannelOptions is MqttClientWebSocketOptions web ? new MqttWebSocketChannel(web) : new MqttTcpChannel(options),
            InSizeMax);
        client = new MqttClientFactory().CreateMqttClient(new OneChannel(channel));
        client.DisconnectedAsync += e =>
        {
            Finish(BrokerException.Of(e.Exception, access, Stage(e.ClientWasConnected)));
            return Task.CompletedTask;
        };
        client.ApplicationMessageReceivedAsync += e =>
        {
            channel.Heard();
            byte[] payload = e.ApplicationMessage.Payload.ToArray();
            handler?.Hear(e.ApplicationMessage.Topic, payload, payload.Length, e.ApplicationMessage.Retain);
            return Task.CompletedTask;
        };
    }

    /// <summary>Completes when the connection has ended, with the reason.</summary>
    public Task<BrokerException> Ended => ended.Task;

    /// <summary>Whether the connection has not ended.</summary>
    public bool IsConnected => !ended.Task.IsCompleted;

    /// <summary>Bytes handed to the network, without TCP and TLS.</summary>
    public long BytesSent => channel.BytesSent;

    /// <summary>Bytes taken from the network, without TCP and TLS.</summary>
    public long BytesReceived => channel.BytesReceived;

    /// <summary>
    /// A client identifier from the system's random source. Nobody can derive it from topics, so nobody can take the connection over by
    /// connecting under it.
    /// </summary>
    public static string NewId()
    {
        byte[] chance = RandomNumberGenerator.GetBytes(2 * sizeof(int));
        return MqttTopics.ClientIdOf(BitConverter.ToInt32(chance, 0), BitConverter.ToInt32(chance, sizeof(int)));
    }

    /// <summary>Connects and waits until the broker accepts.</summary>
    /// <param name="access">Address and credentials.</param>
    /// <param name="clientId">Client identifier.</param>
    /// <param name="handler">Receives every message from the first one on, on threads of the pool, one call at a time; null for
    /// none.</param>
    /// <param name="statusTopic">Topic of the last will; empty for no will.</param>
    /// <param name="stop">Stops the attempt.</param>
    /// <exception cref="BrokerException">It did not come about.</exception>
    public static async Task<BrokerClient> ConnectAsync(
        BrokerAccess access, string clientId, IMqttHandler? handler = null, string statusTopic = "", CancellationToken stop = default)
    {
        BrokerClient made = new(access, clientId, statusTopic, handler);
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(access.ConnectMsMax);
        try
        {
            MqttClientConnectResult result = await made.client.ConnectAsync(made.options, timeout.Token).ConfigureAwait(false);
            if (result.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw BrokerException.Refused(result.ResultCode);
            }
        }
        catch (Exception e)
        {
            // MQTTnet reports a cancelled attempt as a closed connection.
            BrokerException why = stop.IsCancellationRequested ? BrokerException.Ended()
                : timeout.IsCancellationRequested ? BrokerException.Late(access, e)
                : BrokerException.Of(e, access, made.Stage(accepted: false));
            made.Finish(why);
            throw why;
        }

        _ = made.WatchAsync();
        _ = made.EndAsync();
        return made;
    }

    /// <summary>Publishes a message.</summary>
    /// <param name="topic">Topic name.</param>
    /// <param name="payload">The message.</param>
    /// <param name="mustArrive">QoS 1 instead of 0.</param>
    /// <param name="retain">Whether the broker stores it for later subscribers.</param>
    /// <returns>Completes when the message was handed to the network; at QoS 1 when the broker has acknowledged it.</returns>
    /// <exception cref="BrokerException">The connection ended before.</exception>
    public Task PublishAsync(string topic, ReadOnlyMemory<byte> payload, bool mustArrive, bool retain) =>
        Judged(() => client.PublishAsync(new MqttApplicationMessage
    {
        Topic = topic,
        Payload = new ReadOnlySequence<byte>(payload),
        QualityOfServiceLevel = Level(mustArrive),
        Retain = retain,
    }));

    /// <summary>Subscribes.</summary>
    /// <param name="mustArrive">QoS 1 instead of 0.</param>
    /// <param name="filters">Topic filters, at least one.</param>
    /// <returns>One code per filter: 0..2 the QoS granted, from 128 on refused.</returns>
    /// <exception cref="BrokerException">The connection ended before the broker answered.</exception>
    public async Task<int[]> SubscribeAsync(bool mustArrive, params string[] filters)
    {
        MqttClientSubscribeOptions wanted = new()
        {
            TopicFilters = [.. filters.Select(f => new MqttTopicFilter { Topic = f, QualityOfServiceLevel = Level(mustArrive) })],
        };
        MqttClientSubscribeResult result = await Judged(() => client.SubscribeAsync(wanted)).ConfigureAwait(false);
        return [.. result.Items.Select(i => (int)i.ResultCode)];
    }

    /// <summary>Ends subscriptions.</summary>
    /// <param name="filters">Topic filters, at least one.</param>
    /// <exception cref="BrokerException">The connection ended before the broker answered.</exception>
    public Task UnsubscribeAsync(params string[] filters) =>
        Judged(() => client.UnsubscribeAsync(new MqttClientUnsubscribeOptions { TopicFilters = [.. filters] }));

    /// <summary>Disconnects: the broker does not publish the will.</summary>
    public async Task LeaveAsync()
    {
        try
        {
            await client.DisconnectAsync(new MqttClientDisconnectOptions()).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the error is, the connection is gone, as intended.
        catch (Exception)
        {
        }
#pragma warning restore CA1031
        Dispose();
    }

    /// <summary>Ends the connection at once. To the broker that is a loss, so it publishes the will.</summary>
    public void Dispose() => Finish(BrokerException.Ended());

    private static MqttQualityOfServiceLevel Level(bool mustArrive) =>
        mustArrive ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce;

    private BrokerStage Stage(bool accepted) => accepted ? BrokerStage.Accepted : channel.IsOpen
        ? BrokerStage.Asking : BrokerStage.Connecting;

    /// <summary>
    /// Waits for an answer, but no longer than the connection lasts: MQTTnet may never complete a call that began while the connection
    /// ended.
    /// </summary>
    private async Task<T> Judged<T>(Func<Task<T>> act)
    {
        try
        {
            Task<T> acting = act();
            if (await Task.WhenAny(acting, ended.Task).ConfigureAwait(false) != acting && !acting.IsCompleted)
            {
                throw ended.Task.Result;
            }

            return await acting.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw ended.Task.IsCompleted ? ended.Task.Result : BrokerException.Of(e, access, BrokerStage.Accepted);
        }
    }

    /// <summary>
    /// Pings a broker that has been silent for long. MQTTnet pings only when nothing was sent, and does not notice missing answers while
    /// the network still accepts data.
    /// </summary>
    private async Task WatchAsync()
    {
        long silenceMsMax = access.KeepAliveS * 1000L;
        while (IsConnected && silenceMsMax > 0)
        {
            Task end = ended.Task;
            await end.WaitAsync(TimeSpan.FromMilliseconds(silenceMsMax)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!IsConnected || Environment.TickCount64 - channel.ReceivedAtMs < silenceMsMax)
            {
                continue;
            }

            long pongMs = Math.Min(silenceMsMax, Math.Max(PongMsMax, access.ConnectMsMax));
            using CancellationTokenSource pong = new(TimeSpan.FromMilliseconds(pongMs));
            try
            {
                await client.PingAsync(pong.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever the error is, there was no answer.
            catch (Exception e)
            {
                Finish(BrokerException.Silent(e));
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>
    /// MQTTnet tells the end of a connection only after its tasks have ended. It may then wait for its receiver in the receiver itself,
    /// when that met the end before its task was stored, or for a handler that does not return.
    /// </summary>
    private async Task EndAsync()
    {
        await channel.Left.ConfigureAwait(false);
        Task end = ended.Task;
        await end.WaitAsync(TimeSpan.FromMilliseconds(FarewellMsMax)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Finish(BrokerException.Of(null, access, BrokerStage.Accepted));
    }

    private void Finish(BrokerException why)
    {
        if (ended.TrySetResult(why))
        {
            client.Dispose();
        }
    }

    /// <summary>Makes MQTTnet use the bounded channel.</summary>
    private sealed class OneChannel(BoundedChannel channel) : IMqttClientAdapterFactory
    {
        public IMqttChannelAdapter CreateClientAdapter(MqttClientOptions options, MqttPacketInspector packetInspector,
            IMqttNetLogger logger)
        {
            MqttBufferWriter writer = new(options.WriterBufferSize, options.WriterBufferSizeMax);
            return new MqttChannelAdapter(channel, new MqttPacketFormatterAdapter(options.ProtocolVersion, writer), logger)
            {
                AllowPacketFragmentation = options.AllowPacketFragmentation,
            };
        }
    }
}
