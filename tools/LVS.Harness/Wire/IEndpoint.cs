using System;

using LVS.Node;

namespace LVS.Harness;

/// <summary>One node's way to take part in a swarm.</summary>
public interface IEndpoint : IDisposable
{
    /// <summary>What the node sends and receives by.</summary>
    ILink Link { get; }

    /// <summary>Decides whom the node hears, or null where all hear all; the node's from its boot on.</summary>
    IOverlay? Overlay { get; }

    /// <summary>Where the loop around the tick waits.</summary>
    Inbox Inbox { get; }

    /// <summary>Whether what is sent goes anywhere now.</summary>
    bool IsConnected { get; }

    /// <summary>Frames for the node that found no room on their way to it.</summary>
    long DroppedCount { get; }

    /// <summary>
    /// Called before the node is born, where it asks who remembers it: from now on its link asks all, and hears the answers.
    /// </summary>
    /// <param name="name">The name under which it asks.</param>
    void Ask(int name);

    /// <summary>Called once when the node has booted.</summary>
    void Start(int pseudonym);

    /// <summary>Called in every turn of the loop around a link, outside of any tick: follows what became of the network.</summary>
    void Attend();

    /// <summary>Called in every turn of the loop after the tick; attends, too.</summary>
    /// <returns>When it wants to be called next even if nothing arrives.</returns>
    long Serve(MicroNode node, long nowMs);
}
