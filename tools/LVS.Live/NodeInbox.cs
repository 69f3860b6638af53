using System;

using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>A node's inbox that calls the node's thread to it.</summary>
internal sealed class NodeInbox() : Inbox(PcInbox.NodeFrames)
{
    private volatile Action? call;

    /// <summary>The node runs: from now on it is called, and nobody waits any more.</summary>
    /// <param name="call">Calls it, from any thread.</param>
    public void Begin(Action call) => this.call = call;

    /// <inheritdoc/>
    protected override void Arrived()
    {
        if (call is Action begun)
        {
            begun();
        }
        else
        {
            base.Arrived();
        }
    }
}
