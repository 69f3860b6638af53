using System;

using LVS.Node;

namespace LVS.Harness;

/// <summary>
/// A connection to a swarm that the nodes of one thread share. <see cref="Pump"/> and the endpoints, except their disposal, belong to that
/// thread; any thread may open and close endpoints.
/// </summary>
public interface ISharedWire : IDisposable
{
    /// <summary>The endpoint of one node.</summary>
    /// <param name="seed">Seed of all its chance.</param>
    /// <param name="inbox">Holds the node's frames.</param>
    IEndpoint Open(long seed, Inbox inbox);

    /// <summary>
    /// Passes on what has arrived for all, as much as an empty inbox holds, and adapts to changes of the network. Never in a tick.
    /// </summary>
    /// <returns>Whether there was anything.</returns>
    bool Pump();
}
