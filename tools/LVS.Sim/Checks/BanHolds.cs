using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>A banned or paused key has no edge at the node that banned it, as long as that node remembers the ban.</summary>
public sealed class BanHolds : InvariantCheck
{
    private long evictions;
    private long lies;

    /// <inheritdoc/>
    public override string Name => "banHolds";

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        NodeMemory memory = node.Memory;
        int first = node.Index * Limits.BannedCount;
        for (int i = first; i < first + Limits.BannedCount && node.IsHonest && memory.Names.BannedOf[i] != 0; i++)
        {
            for (int at = node.Index * Limits.SlotCount; at < (node.Index + 1) * Limits.SlotCount; at++)
            {
                if (memory.Keys.PeerIdOf[at] == memory.Names.BannedOf[i]
                    && node.Micro!.Clock.ElapsedMs < memory.Names.BannedUntilMsOf[i])
                {
                    Broken(nowMs, node.Index,
                        F($"has an edge with {memory.Edges.PeerOf[at]:x8}, whose key it does not deal with; bound 0 such edges"));
                }
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
    protected override string Measured() => F($"no edge with a key that was banned, bound 0; {lies:N0} lies, {evictions:N0} evictions");
}
