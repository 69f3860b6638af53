using System;

using LVS.Node;

namespace LVS.Harness;

/// <summary>One node's connection to a swarm.</summary>
public interface IEndpoint : IDisposable
{
    /// <summary>The link by which the node sends and receives.</summary>
    ILink Link { get; }

    /// <summary>Decides which nodes the node hears, or null where all hear all; used by the node from its boot on.</summary>
    IOverlay? Overlay { get; }

    /// <summary>The inbox on which the loop around the tick waits.</summary>
    Inbox Inbox { get; }

    /// <summary>Whether sent frames go anywhere at this time.</summary>
    bool IsConnected { get; }

    /// <summary>Frames for the node that were dropped for lack of room.</summary>
    long DroppedCount { get; }

    /// <summary>Called before the node is born, if it sends recalls: from now on its link sends to all, and receives the answers.</summary>
    /// <param name="name">The name under which it asks.</param>
    void Ask(int name);

    /// <summary>Called once when the node has booted.</summary>
    void Start(int pseudonym);

    /// <summary>Called in every turn of the loop around a link, outside of any tick: adapts to changes of the network.</summary>
    void Attend();

    /// <summary>Called in every turn of the loop after the tick; includes <see cref="Attend"/>.</summary>
    /// <returns>When it must be called next even if nothing arrives.</returns>
    long Serve(MicroNode node, long nowMs);
}
