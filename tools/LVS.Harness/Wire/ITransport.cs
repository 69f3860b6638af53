using System;

using LVS.Node;

namespace LVS.Harness;

/// <summary>Carries the frames of a live swarm: a multicast group, a broker, or both.</summary>
public interface ITransport : IDisposable
{
    /// <summary>The place, for people. Transports of the same place have the same one.</summary>
    string Description { get; }

    /// <summary>Makes sure that what is sent arrives, before a swarm is blamed for silence.</summary>
    /// <exception cref="UserException">It does not.</exception>
    void Probe();

    /// <summary>A way for one node to take part by itself.</summary>
    /// <param name="seed">Seed of what the way itself leaves to chance.</param>
    IEndpoint Open(long seed);

    /// <summary>A way for the nodes of one thread to take part.</summary>
    /// <param name="arrivals">Where frames wait that are for all of them.</param>
    ISharedWire Share(Inbox arrivals);

    /// <summary>A way to hear every node, and to speak to all or to one.</summary>
    ITap Tap();

    /// <summary>A way for a guest to store and fetch records.</summary>
    IGuestWire OpenGuest();

    /// <summary>The configuration as a firmware process needs it to take part.</summary>
    /// <param name="config">Configuration to put on the board; changed.</param>
    /// <param name="index">Which of the processes, from 1.</param>
    /// <param name="flash">The board's flash drive, for files that the configuration names.</param>
    void Provision(NodeConfig config, int index, string flash);

    /// <summary>A board has gone for good: nothing of it stays. Harness nodes see to it themselves.</summary>
    /// <param name="flash">Its flash drive.</param>
    void Forget(string flash);
}
