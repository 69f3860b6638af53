using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>A node's inbox that calls the node's thread to it.</summary>
/// <param name="worker">The thread.</param>
internal sealed class NodeInbox(LiveWorker worker) : Inbox(PcInbox.NodeFrames)
{
    private volatile LiveNode? node;

    /// <summary>The node runs: from now on it is called, and nobody waits any more.</summary>
    public void Begin(LiveNode node) => this.node = node;

    /// <inheritdoc/>
    protected override void Arrived()
    {
        if (node is LiveNode called)
        {
            worker.Call(called);
        }
        else
        {
            base.Arrived();
        }
    }
}
