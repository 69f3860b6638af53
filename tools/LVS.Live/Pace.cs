using System;

using LVS.Node;

namespace LVS.Live;

/// <summary>How fast a swarm may speak so that one machine carries all of it.</summary>
public static class Pace
{
    /// <summary>Most nodes in a multicast group: each hears all others.</summary>
    public const int NodesMaxUdp = 2000;

    /// <summary>Most nodes at a broker: each hears its neighbours.</summary>
    public const int NodesMaxMqtt = 4000;

    // Frames received by all nodes together, a millisecond: at about 6 us each, one core.
    private const int ReceivedPerMs = 150;

    // Frames that a broker takes, a millisecond.
    private const int SentPerMs = 2;

    /// <summary>The shortest emit interval, in ms.</summary>
    /// <param name="nodes">Nodes in all.</param>
    /// <param name="transport">How frames travel.</param>
    public static int EmitIntervalMsLeast(int nodes, string transport) =>
        transport == NodeConfig.TransportMqtt ? nodes / SentPerMs : (int)Math.Min((long)nodes * nodes / ReceivedPerMs, 60_000);
}
