using System.Collections.Generic;

using LVS.Node;

namespace LVS.Harness;

/// <summary>Where nodes are to meet, by their configuration.</summary>
public static class Meetings
{
    /// <summary>Makes the meeting; starts private brokers if it needs one and none is named.</summary>
    /// <param name="config">Transport, broker or several of them, swarm key, multicast group.</param>
    /// <param name="bridge">Whether to start two brokers with a bridge between them instead of one.</param>
    /// <param name="folder">Existing folder for configuration and log of private brokers.</param>
    /// <param name="told">Told when the network below changes; may be null.</param>
    /// <exception cref="UserException">There is no mosquitto, or it does not start.</exception>
    public static IMeeting Of(NodeConfig config, bool bridge, string folder, System.Action<string>? told = null)
    {
        UdpGroup group = new(config.Group, config.Port, config.Interface) { Told = told };
        if (config.Transport == NodeConfig.TransportUdp)
        {
            return new UdpMeeting(group);
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

        MqttMeeting meeting = new(config, brokers, config.Transport == NodeConfig.TransportBoth ? group : null);
        started.ForEach(meeting.Own);
        return meeting;
    }
}
