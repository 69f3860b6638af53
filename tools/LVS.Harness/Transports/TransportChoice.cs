using System.Collections.Generic;

using LVS.Node;

namespace LVS.Harness;

/// <summary>Where nodes are to meet, by their configuration.</summary>
public static class TransportChoice
{
    /// <summary>Names of the transports, as <c>transport</c> in lvs.json has them.</summary>
    public static IReadOnlyList<string> Names { get; } = [NodeConfig.TransportUdp, NodeConfig.TransportMqtt, NodeConfig.TransportBoth];

    /// <summary>Makes the transport; starts private brokers if it needs one and none is named.</summary>
    /// <param name="config">Transport, broker or several of them, swarm key, multicast group.</param>
    /// <param name="bridge">Whether to start two brokers with a bridge between them instead of one.</param>
    /// <param name="folder">Existing folder for configuration and log of private brokers.</param>
    /// <exception cref="UserException">There is no mosquitto, or it does not start.</exception>
    public static ITransport Of(NodeConfig config, bool bridge, string folder)
    {
        UdpGroup group = new(config.Group, config.Port, config.Interface);
        if (config.Transport == NodeConfig.TransportUdp)
        {
            return new UdpTransport(group);
        }

        List<Mosquitto> started = [];
        List<BrokerAddress> brokers = [];
        if (config.Broker.Length > 0)
        {
            brokers.AddRange(BrokerAddress.Parse(config.Broker));
        }
        else
        {
            started.Add(Mosquitto.Start(folder, "broker"));
            if (bridge)
            {
                started.Add(Mosquitto.Start(folder, "broker-2", started[0].Address));
            }

            brokers.AddRange(started.ConvertAll(b => b.Address));
        }

        MqttTransport transport = new(config, brokers, config.Transport == NodeConfig.TransportBoth ? group : null);
        started.ForEach(transport.Own);
        return transport;
    }
}
