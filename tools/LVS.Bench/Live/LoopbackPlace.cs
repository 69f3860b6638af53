using System;
using System.Net;
using System.Net.Sockets;

using LVS.Harness;
using LVS.Node;

namespace LVS.Bench;

/// <summary>A swarm's place on this machine that nobody else uses: a fresh key, and a port that was free a moment ago.</summary>
internal static class LoopbackPlace
{
    // Below the ports that systems give to sockets without one: the sender of every node is such a socket.
    private const int PortLeast = 20_000;
    private const int PortMost = 30_000;

    /// <summary>A configuration of that place.</summary>
    /// <param name="transport">udp or mqtt; a broker runs inside this process.</param>
    public static NodeConfig New(string transport)
    {
        NodeConfig config = ConfigFile.Fresh();
        config.Transport = transport;
        config.Interface = UdpGroup.Loopback;
        config.Port = FreePort();
        return config;
    }

    /// <summary>Opens it.</summary>
    public static ITransport Open(NodeConfig config) => TransportChoice.Of(config, bridge: false, _ => { });

    private static int FreePort()
    {
        while (true)
        {
            int port = Random.Shared.Next(PortLeast, PortMost);
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
