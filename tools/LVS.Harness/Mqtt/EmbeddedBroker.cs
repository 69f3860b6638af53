using System;
using System.Collections;
using System.Net;
using System.Net.Sockets;

using MQTTnet.Server;

namespace LVS.Harness;

/// <summary>
/// A broker in this process, only on this machine's loopback, where any program may use it. Ends with <see cref="Dispose"/>.
/// </summary>
public sealed class EmbeddedBroker : IDisposable
{
    private const int QueuedMax = 5000;
    private const int BacklogMax = 512;

    // These session items mark messages that a bridge brought; no client has them.
    private static readonly Hashtable Bridged = [];

    private readonly MqttServer server;

    private EmbeddedBroker(MqttServer server, BrokerAddress address)
    {
        this.server = server;
        Address = address;
    }

    /// <summary>Its address.</summary>
    public BrokerAddress Address { get; }

    /// <summary>Starts a broker on a free port.</summary>
    /// <param name="isCrowd">Whether thousands of clients will connect.</param>
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
        RetainedBounds.Set(server);
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

    /// <summary>Connects two brokers: each gets everything that is published at the other on topics of swarms.</summary>
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
            // A message that the bridge brought is not sent back.
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
