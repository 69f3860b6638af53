using System;

using LVS.Node;

namespace LVS.Harness;

/// <summary>Carries the frames of a live swarm: a multicast group, a broker, or both.</summary>
public interface ITransport : IDisposable
{
    /// <summary>A description of the place, for people. Transports of the same place have the same one.</summary>
    string Description { get; }

    /// <summary>Checks that frames arrive, before a swarm is blamed for silence.</summary>
    /// <exception cref="UserException">It does not.</exception>
    void Probe();

    /// <summary>The endpoint of a single node.</summary>
    /// <param name="seed">Seed of all its chance.</param>
    IEndpoint Open(long seed);

    /// <summary>A connection that the nodes of one thread share.</summary>
    /// <param name="arrivals">Holds frames that are for all of them.</param>
    ISharedWire Share(Inbox arrivals);

    /// <summary>A connection that hears every node, and sends to all or to one.</summary>
    ITap Tap();

    /// <summary>A connection by which a guest stores and fetches records.</summary>
    IGuestWire OpenGuest();

    /// <summary>Changes a configuration so that a firmware process can take part.</summary>
    /// <param name="config">The configuration for the board; changed.</param>
    /// <param name="index">Number of the process, from 1.</param>
    /// <param name="flash">The board's flash drive, which receives files that the configuration names.</param>
    void Provision(NodeConfig config, int index, string flash);

    /// <summary>A board is gone permanently: removes everything that it left. Harness nodes do this themselves.</summary>
    /// <param name="flash">Its flash drive.</param>
    void Forget(string flash);
}
