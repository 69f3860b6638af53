using System;
using System.Collections;
using System.Net;
using System.Net.Sockets;

using MQTTnet.Server;

namespace LVS.Harness;

/// <summary>
/// A broker in this process, on this machine's loopback alone, which anybody there may use. Ends with <see cref="Dispose"/>.
/// </summary>
public sealed class EmbeddedBroker : IDisposable
{
    private const int QueuedMax = 5000;
    private const int BacklogMax = 512;

    // What a bridge brought says so by these session items, which no client has.
    private static readonly Hashtable Bridged = [];

    private readonly MqttServer server;

    private EmbeddedBroker(MqttServer server, BrokerAddress address)
    {
        this.server = server;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public BrokerAddress Address { get; }

    /// <summary>Starts a broker on a free port.</summary>
    /// <param name="isCrowd">Whether thousands of clients are to come.</param>
    /// <exception cref="UserException">It cannot listen.</exception>
    public static EmbeddedBroker Start(bool isCrowd = false)
    {
        MqttServerOptions options = new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointPort(0)
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithConnectionBacklog(BacklogMax)
            .WithMaxPendingMessagesPerClient(QueuedMax)
            .WithoutPacketFragmentation()
            .Build();
        MqttServer server = new MqttServerFactory().CreateMqttServer(options);
        if (isCrowd)
        {
            _ = new TopicDelivery(server);
        }

        try
        {
            server.StartAsync().GetAwaiter().GetResult();
        }
        catch (SocketException e)
        {
            server.Dispose();
            throw new UserException($"no broker can listen on {IPAddress.Loopback} ({e.Message}); name one with --broker HOST:PORT.",
                UserException.Unknown);
        }

        return new EmbeddedBroker(server, new BrokerAddress(IPAddress.Loopback.ToString(), options.DefaultEndpointOptions.Port));
    }

    /// <summary>Has two brokers hand each other all that is published at either of them on topics of swarms.</summary>
    public static void Bridge(EmbeddedBroker one, EmbeddedBroker other)
    {
        one.PassTo(other);
        other.PassTo(one);
    }

    /// <summary>Ends it at once.</summary>
    public void Dispose()
    {
        server.StopAsync(new MqttServerStopOptions()).GetAwaiter().GetResult();
        server.Dispose();
    }

    private void PassTo(EmbeddedBroker other)
    {
        server.InterceptingPublishAsync += async passing =>
        {
            // What the bridge brought is not taken back.
            if (passing.SessionItems != Bridged && passing.ApplicationMessage.Topic.StartsWith("lvs/", StringComparison.Ordinal)
                && other.server.IsStarted)
            {
                await other.server.InjectApplicationMessage(
                    new InjectedMqttApplicationMessage(passing.ApplicationMessage) { CustomSessionItems = Bridged })
                    .ConfigureAwait(false);
            }
        };
    }
}
