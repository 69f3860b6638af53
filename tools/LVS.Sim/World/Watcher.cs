using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// Looks at a world from outside while it runs: checks are watchers, and so is whatever a node carries besides its ledger. Calls for one
/// node come in the order of virtual time; calls for different nodes may come from different threads.
/// </summary>
public abstract class Watcher
{
    /// <summary>Whether the run may end before its time. Called between windows.</summary>
    public virtual bool WantsEnd => false;

    /// <summary>A node sends a frame. Called before it leaves.</summary>
    /// <param name="node">Which.</param>
    /// <param name="said">What it says; of kind 0 when it cannot be read. Valid during the call.</param>
    /// <param name="size">Bytes of the frame.</param>
    /// <param name="nowMs">Virtual time.</param>
    public virtual void Sent(SimNode node, Letter said, int size, long nowMs)
    {
    }

    /// <summary>A node had a turn.</summary>
    public virtual void Ticked(SimNode node, long nowMs)
    {
    }

    /// <summary>A node loses its power, its memory still there.</summary>
    public virtual void Cutting(SimNode node, long nowMs)
    {
    }

    /// <summary>Its power is gone, and its memory with it.</summary>
    public virtual void Cut(SimNode node, long nowMs)
    {
    }

    /// <summary>A node has power again and will boot; nothing has touched its flash since.</summary>
    public virtual void Starting(SimNode node, long nowMs)
    {
    }

    /// <summary>A node is about to boot by this plan, to which what it keeps beside its ledger may be added.</summary>
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
    /// A window has ended: nobody acts, and all that is due before this moment has happened. What is done to the world now is as an event
    /// of this moment would do it. May take its time, for virtual time waits.
    /// </summary>
    public virtual void Between(SimWorld world, long nowMs)
    {
    }

    /// <summary>A moment to be drawn, between windows, when no node acts.</summary>
    public virtual void Sample(long nowMs)
    {
    }

    /// <summary>All nodes stand still for a moment.</summary>
    public virtual void Checkpoint(SimWorld world, long nowMs)
    {
    }

    /// <summary>The run is over.</summary>
    public virtual void End(SimWorld world, long nowMs)
    {
    }
}
