using System;

using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Sim;

/// <summary>
/// A node behind a broker. Either everything that it says goes by topics, through the link and the overlay that boards use (SPEC 13.3), or
/// only the frames of the fragment store do.
/// </summary>
public sealed partial class SimNode
{
    private const string SwarmName = "00000000";

    private TopicSession? session;
    private MqttLink? link;
    private MqttOverlay? overlay;
    private int heardGuest;

    /// <summary>Sends a frame through the broker to the nodes that it concerns.</summary>
    /// <param name="frame">Buffer with the frame at its start.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="place">Its topic.</param>
    /// <param name="guest">The sender's name in it, if that is not the node's; else 0.</param>
    public void Publish(byte[] frame, int size, BrokerPlace place, int guest)
    {
        heardGuest = guest == 0 ? heardGuest : guest;
        Put(frame, size, -1, place);
    }

    /// <inheritdoc/>
    public override bool Listens(BrokerPlace place)
    {
        if (node?.Fragments is not FragmentKeeper keeper)
        {
            return false;
        }

        return place.Target != 0 ? place.Target == keeper.State.Self || place.Target == heardGuest
            : place.Home < 0 || Placement.Shares(keeper.Log.Home, place.Home, keeper.State.HeardDepth);
    }

    /// <summary>The overlay of the life that begins, or null where all frames go to the stations in range.</summary>
    private IOverlay? Connect()
    {
        if (!world.Wire.IsByTopics)
        {
            return world.Wire.IsBroker ? new SimOverlay(Publish) : null;
        }

        session = new TopicSession(Shard.Topics, Index, (topic, frame, size) => Put(frame, size, -1, null, topic));
        link = new MqttLink(session, Shard.Inbox);
        NodeConfig pace = new() { EmitIntervalMsMin = world.Options.EmitIntervalMsMin, EmitDoublings = world.Options.EmitDoublings };
        long seed = (long)(Chance.Of(Chance.Of(world.NodeKey, Index, Lives), 1) >> 1);
        overlay = new MqttOverlay(link, null, seed, BrokerConfig.SilenceMsOf(pace), pace.EmitIntervalMsMin);
        return overlay;
    }

    /// <summary>The node is born: its session opens under its name.</summary>
    private void Enter() => overlay?.Start(SwarmName, world.Memory.Edges.PseudonymOf[Index]);

    /// <summary>The next frame of a topic that the link wants, or 0 when there is none.</summary>
    private int Hear(byte[] buffer, out int path)
    {
        path = 0;
        int size = 0;
        for (int came = 1; came > 0 && size == 0;)
        {
            came = base.Receive(buffer, Shard.NowMs, out _);
            if (came > 0)
            {
                link!.Hear(LastTopic!, buffer, came, retained: false);
                size = link.Receive(buffer, Shard.NowMs, out path);
            }
        }

        return size;
    }

    /// <summary>When a node or its overlay wants a turn, by its clock.</summary>
    private long WantedMs(MicroNode born) => Math.Min(born.DueAtMs, overlay?.DueAtMs ?? long.MaxValue);

    private void Leave()
    {
        session?.End();
        session = null;
        link = null;
        overlay = null;
    }
}
