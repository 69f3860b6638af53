using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// P3: whatever others do, mutual edges between honest nodes stay open, up to a stated number of ends. Counted after the first two
/// minutes, in which a swarm finds its shape.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="closedMax">Ends between honest nodes that may close.</param>
public sealed class EdgesKept(SimWorld world, int closedMax) : InvariantCheck
{
    private const long ShapeMs = 120_000;

    // Of each slot the nonce of its edge, if that is mutual and with an honest node.
    private readonly int[] honest = new int[world.Nodes.Length * Limits.SlotCount];
    private readonly int[] seen = new int[world.Nodes.Length * Limits.SlotCount];
    private readonly int[] closed = new int[world.Nodes.Length];

    /// <inheritdoc/>
    public override string Name => "edgesKept";

    /// <inheritdoc/>
    public override void Ticked(SimNode node, long nowMs)
    {
        NodeMemory memory = node.Memory;
        int first = node.Index * Limits.SlotCount;
        for (int at = first; at < first + Limits.SlotCount && node.IsHonest; at++)
        {
            bool isMutual = (memory.Edges.SlotFlagsOf[at] & EdgeTable.SlotMutual) != 0;
            int nonce = isMutual ? memory.Keys.OwnNonceOf[at] : 0;
            if (nonce == seen[at])
            {
                continue;
            }

            closed[node.Index] += honest[at] != 0 && nowMs >= ShapeMs ? 1 : 0;
            seen[at] = nonce;
            honest[at] = nonce != 0 && IsHonest(memory, memory.Edges.PeerOf[at]) ? nonce : 0;
        }
    }

    /// <inheritdoc/>
    public override void End(SimWorld of, Accounts accounts, long nowMs)
    {
        if (closed.Sum() > closedMax)
        {
            Broken(nowMs, -1, F($"{closed.Sum():N0} ends of edges between honest nodes closed, at most {closed.Max()} of one node; ")
                + F($"bound {closedMax:N0}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() =>
        F($"{closed.Sum():N0} ends of edges between honest nodes closed, at most {closed.Max()} of one node; bound {closedMax:N0}");

    private bool IsHonest(NodeMemory memory, int peer) => world.Nodes.Any(node => node.IsHonest
        && (memory.Edges.PseudonymOf[node.Index] == peer || memory.Edges.FormerOf[node.Index] == peer));
}
