using System;

using LVS.Node;

namespace LVS.Harness;

/// <summary>
/// A way into a swarm that the nodes of one thread share. <see cref="Pump"/>, and all of the endpoints but their disposal, belong to that
/// thread; endpoints are opened and closed by any.
/// </summary>
public interface ISharedWire : IDisposable
{
    /// <summary>A way for one node to take part.</summary>
    /// <param name="seed">Seed of what the way itself leaves to chance.</param>
    /// <param name="inbox">Where the node's frames wait.</param>
    IEndpoint Open(long seed, Inbox inbox);

    /// <summary>
    /// Hands on what has arrived for all, as much as an empty inbox holds, and follows what became of the network. Not in any tick.
    /// </summary>
    /// <returns>Whether there was anything.</returns>
    bool Pump();
}
