using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// Watches a world from outside while it runs. Checks are watchers, and so are the parts that a node has besides its ledger. Calls for one
/// node come in the order of virtual time; calls for different nodes may come from different threads.
/// </summary>
public abstract class Watcher
{
    /// <summary>Whether the run may end early. Called between windows.</summary>
    public virtual bool WantsEnd => false;

    /// <summary>A node sends a frame. Called before it leaves.</summary>
    /// <param name="node">The node.</param>
    /// <param name="said">The frame; of kind 0 when it cannot be read. Valid during the call.</param>
    /// <param name="size">Bytes of the frame.</param>
    /// <param name="nowMs">Virtual time.</param>
    public virtual void Sent(SimNode node, Letter said, int size, long nowMs)
    {
    }

    /// <summary>A node had a turn.</summary>
    public virtual void Ticked(SimNode node, long nowMs)
    {
    }

    /// <summary>A node loses its power; its memory is still there.</summary>
    public virtual void Cutting(SimNode node, long nowMs)
    {
    }

    /// <summary>Its power and its memory are gone.</summary>
    public virtual void Cut(SimNode node, long nowMs)
    {
    }

    /// <summary>A node has power again and will boot; nothing has changed its flash since.</summary>
    public virtual void Starting(SimNode node, long nowMs)
    {
    }

    /// <summary>A node is about to boot by this plan. A watcher may add to the plan what the node keeps besides its ledger.</summary>
    public virtual void Booting(SimNode node, BootPlan plan)
    {
    }

    /// <summary>A node has booted.</summary>
    public virtual void Booted(SimNode node, long nowMs)
    {
    }

    /// <summary>A node's turn ended in an exception: it broke a rule of its own.</summary>
    public virtual void Crashed(SimNode node, long nowMs, Exception error)
    {
    }

    /// <summary>
    /// A window has ended: no node acts, and everything that was due before this moment has happened. An intervention now has the same
    /// effect as an event of this moment. The call may take long, because virtual time waits.
    /// </summary>
    public virtual void Between(SimWorld world, long nowMs)
    {
    }

    /// <summary>Takes a sample, between windows, when no node acts.</summary>
    public virtual void Sample(long nowMs)
    {
    }

    /// <summary>A checkpoint: no node acts for a moment.</summary>
    public virtual void Checkpoint(SimWorld world, long nowMs)
    {
    }

    /// <summary>The run is over.</summary>
    public virtual void End(SimWorld world, long nowMs)
    {
    }
}
