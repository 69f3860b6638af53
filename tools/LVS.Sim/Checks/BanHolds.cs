using System.Linq;
using System.Threading;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Who was evicted for lying gets no slot again at the node that found out, as long as it remembers: within the epoch, the last few.
/// </summary>
public sealed class BanHolds : InvariantCheck
{
    private long opened;
    private long evictions;
    private long lies;

    /// <inheritdoc/>
    public override string Name => "banHolds";

    /// <inheritdoc/>
    public override void Opened(SimNode node, int ownTag, long nowMs)
    {
        NodeMemory memory = node.Memory;
        Interlocked.Increment(ref opened);
        for (int at = node.Index * Limits.SlotCount; at < (node.Index + 1) * Limits.SlotCount; at++)
        {
            if (node.IsHonest && memory.Edges.OwnTagOf[at] == ownTag && BanIsOn(memory, node.Index, memory.Edges.PeerOf[at]))
            {
                Broken(nowMs, node.Index,
                    F($"gave a slot to {memory.Edges.PeerOf[at]:x8}, which it had evicted for lying in this epoch; bound 0 such slots"));
            }
        }
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        evictions = world.Nodes.Where(node => node.IsHonest).Sum(node => node.Totals[Node.Counter.Evictions]);
        lies = world.Nodes.Where(node => node.IsHonest).Sum(node => node.Totals[Node.Counter.Lies]);
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"0 of {opened:N0} edges opened to a liar still remembered, bound 0; {lies:N0} lies, {evictions:N0} evictions");

    /// <summary>Reads the memory itself: the node's own look-up is what is checked.</summary>
    private static bool BanIsOn(NodeMemory memory, int node, int peer)
    {
        for (int i = node * Limits.BannedCount; i < (node + 1) * Limits.BannedCount; i++)
        {
            if (peer != 0 && memory.Names.BannedOf[i] == peer)
            {
                return true;
            }
        }

        return false;
    }
}
