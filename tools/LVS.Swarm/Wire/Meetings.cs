using System.Collections.Generic;

using LVS.Node;

namespace LVS.Swarm;

/// <summary>Where a live swarm is to meet, by its options.</summary>
public static class Meetings
{
    /// <summary>Makes the meeting; starts private brokers if none is named.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="group">The multicast group of the configuration.</param>
    /// <param name="folder">Existing folder for configuration and log of private brokers.</param>
    /// <exception cref="UserException">There is no mosquitto, or it does not start.</exception>
    public static IMeeting Of(SwarmOptions options, UdpGroup group, string folder)
    {
        NodeConfig config = options.Config;
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
            if (options.Bridge)
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
