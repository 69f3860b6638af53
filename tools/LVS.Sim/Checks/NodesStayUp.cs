using System;

namespace LVS.Sim;

/// <summary>No node ever breaks a rule of its own: a failed check would mean an epitaph and a reboot on a board.</summary>
public sealed class NodesStayUp : InvariantCheck
{
    /// <inheritdoc/>
    public override string Name => "nodesStayUp";

    /// <inheritdoc/>
    public override void Crashed(SimNode node, long nowMs, Exception error) =>
        Broken(nowMs, node.Index, $"{error.GetType().Name}: {error.Message}");

    /// <inheritdoc/>
    protected override string Measured() => "no node broke a rule of its own";
}
