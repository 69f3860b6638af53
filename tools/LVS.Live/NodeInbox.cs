using System;

using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>A node's inbox that requests a turn when a frame arrives.</summary>
internal sealed class NodeInbox() : Inbox(PcInbox.NodeFrames)
{
    private volatile Action? call;

    /// <summary>The node runs: from now on frames request turns, and nobody waits on the inbox any more.</summary>
    /// <param name="call">Requests a turn, from any thread.</param>
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
