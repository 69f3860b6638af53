using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Node;

namespace LVS.Harness;

/// <summary>The transport that a configuration chooses.</summary>
public static class TransportChoice
{
    /// <summary>Names of the transports, as <c>transport</c> in lvs.json has them.</summary>
    public static IReadOnlyList<string> Names { get; } = [NodeConfig.TransportUdp, NodeConfig.TransportMqtt, NodeConfig.TransportBoth];

    /// <summary>Why a name is no transport; null when it is one.</summary>
    public static string? ComplaintOf(string transport) => Names.Contains(transport) ? null
        : $"--transport is '{transport}'; it must be {string.Join(", ", Names.SkipLast(1))} or {Names[^1]}.";

    /// <summary>Whether it uses a broker.</summary>
    public static bool NeedsBroker(string transport) => transport is NodeConfig.TransportMqtt or NodeConfig.TransportBoth;

    /// <summary>Whether it uses a multicast group.</summary>
    public static bool NeedsGroup(string transport) => transport is NodeConfig.TransportUdp or NodeConfig.TransportBoth;

    /// <summary>The error for a broker that was named although nodes need none.</summary>
    /// <exception cref="UserException">The text is no address: the complaint about that comes first.</exception>
    public static UserException NeedsNone(string broker)
    {
        _ = BrokerAddress.Parse(broker);
        return new UserException("--broker needs --transport mqtt or both: UDP multicast has no broker.");
    }

    /// <summary>Makes the transport; starts brokers in this process if it needs one and none is named.</summary>
    /// <param name="config">Transport, broker or several of them, swarm key, multicast group.</param>
    /// <param name="bridge">Whether to start two brokers with a bridge between them instead of one.</param>
    /// <param name="tell">Called with the address of each broker of this process.</param>
    /// <param name="changed">Called when the network below changes; may be null.</param>
    /// <param name="isCrowd">Whether thousands of nodes will use a broker.</param>
    /// <param name="home">The permanent name under which its one node reports at a broker; 0 gives each node a temporary one.</param>
    /// <exception cref="UserException">No broker can listen.</exception>
    public static ITransport Of(NodeConfig config, bool bridge, Action<string> tell, Action<string>? changed = null,
        bool isCrowd = false, int home = 0)
    {
        UdpGroup group = new(config.Group, config.Port, config.Interface) { Told = changed, SwarmKey = config.KeyBytes() };
        if (config.Transport == NodeConfig.TransportUdp)
        {
            return new UdpTransport(group);
        }

        List<EmbeddedBroker> started = [];
        List<BrokerAddress> brokers = [];
        if (config.Broker.Length > 0)
        {
            brokers.AddRange(BrokerAddress.Parse(config.Broker));
        }
        else
        {
            started.Add(EmbeddedBroker.Start(isCrowd));
            if (bridge)
            {
                started.Add(EmbeddedBroker.Start(isCrowd));
                EmbeddedBroker.Bridge(started[0], started[1]);
            }

            brokers.AddRange(started.ConvertAll(b => b.Address));
            brokers.ForEach(b => tell($"broker: {b}"));
        }

        MqttTransport transport = new(config, brokers, config.Transport == NodeConfig.TransportBoth ? group : null)
        {
            IsCrowd = isCrowd,
            Home = home,
        };
        started.ForEach(transport.Own);
        return transport;
    }
}
