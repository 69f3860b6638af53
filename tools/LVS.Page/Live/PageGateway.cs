using LVS.Harness;
using LVS.Node;

namespace LVS.Page;

/// <summary>Lets browsers at the page's broker and the nodes of a UDP segment be one swarm.</summary>
public static class PageGateway
{
    /// <summary>Whether browsers can join a swarm at the page's broker: one on a segment, or one whose broker the page's is.</summary>
    public static bool CanJoin(NodeConfig swarm) => swarm.Transport == NodeConfig.TransportUdp || swarm.Broker.Length == 0;

    /// <summary>Carries frames between the swarm's segment and the page's broker; null where the swarm is at that broker itself.</summary>
    /// <exception cref="UserException">There is no multicast there.</exception>
    public static Gateway? Open(PageServer server, NodeConfig swarm)
    {
        if (swarm.Transport != NodeConfig.TransportUdp)
        {
            return null;
        }

        NodeConfig atBroker = swarm.Factory();
        atBroker.Transport = NodeConfig.TransportMqtt;
        atBroker.BrokerUser = server.BrokerPassword.Length > 0 ? "page" : "";
        atBroker.BrokerPassword = server.BrokerPassword;
        return new Gateway(swarm.KeyBytes(), new MqttTransport(atBroker, [server.Broker], null).NewSession(),
            new UdpGroup(swarm.Group, swarm.Port, swarm.Interface), _ => false, swarm.Seed);
    }
}
