using System;

using LVS.Node;

namespace LVS.Harness;

/// <summary>Where a live swarm meets: a multicast group, a broker, or both.</summary>
public interface IMeeting : IDisposable
{
    /// <summary>The place, for people. Meetings of the same place have the same one.</summary>
    string Description { get; }

    /// <summary>Makes sure that what is sent arrives, before a swarm is blamed for silence.</summary>
    /// <exception cref="UserException">It does not.</exception>
    void Probe();

    /// <summary>A way for one node to take part.</summary>
    /// <param name="seed">Seed of what the way itself leaves to chance.</param>
    IAttendance Attend(long seed);

    /// <summary>A way to hear every node, and to speak to all or to one.</summary>
    IObservation Overhear();

    /// <summary>The configuration as a firmware process needs it to take part.</summary>
    /// <param name="config">Configuration to put on the board; changed.</param>
    /// <param name="index">Which of the processes, from 1.</param>
    /// <param name="flash">The board's flash drive, for files that the configuration names.</param>
    void Provision(NodeConfig config, int index, string flash);

    /// <summary>Nodes that have gone for good: nothing of them stays.</summary>
    void Forget(int pseudonym);
}

/// <summary>One node's way to take part in a swarm.</summary>
public interface IAttendance : IDisposable
{
    /// <summary>What the node sends and receives by.</summary>
    ILink Link { get; }

    /// <summary>Decides whom the node hears, or null where all hear all; the node's from its boot on.</summary>
    IOverlay? Overlay { get; }

    /// <summary>Where the loop around the tick waits.</summary>
    Inbox Inbox { get; }

    /// <summary>Called once when the node has booted.</summary>
    void Start(int pseudonym);

    /// <summary>Called in every turn of the loop after the tick.</summary>
    /// <returns>When it wants to be called next even if nothing arrives.</returns>
    long Attend(MicroNode node, long nowMs);
}

/// <summary>A harness's way to hear a whole swarm: its link receives every node's frames and sends to all.</summary>
public interface IObservation : IAttendance
{
    /// <summary>Sends a datagram, as it is, where a node hears it.</summary>
    /// <param name="pseudonym">The node.</param>
    /// <param name="datagram">1 byte or more.</param>
    /// <returns>False when it could not be sent.</returns>
    bool SendTo(int pseudonym, byte[] datagram);
}
