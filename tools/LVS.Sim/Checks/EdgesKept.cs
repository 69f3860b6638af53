using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// P3: whatever others do, old edges between honest nodes stay open, except a stated number of ends: at a full node the youngest edge makes
/// room for a node that is nearest or has few edges, and after half a day the next one. Young edges may close, and are counted separately.
/// Counting begins after the first two minutes, in which a swarm forms.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="closedMax">Ends of old edges between honest nodes that may close.</param>
public sealed class EdgesKept(SimWorld world, int closedMax) : InvariantCheck
{
    private const long ShapeMs = 120_000;

    // For each slot the nonce of its edge, if the edge is mutual and with an honest node.
    private readonly int[] honest = new int[world.Nodes.Length * Limits.SlotCount];
    private readonly int[] seen = new int[world.Nodes.Length * Limits.SlotCount];
    private readonly bool[] isOld = new bool[world.Nodes.Length * Limits.SlotCount];
    private readonly int[] closed = new int[world.Nodes.Length];
    private readonly int[] youngClosed = new int[world.Nodes.Length];

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
            bool wasOld = isOld[at];
            isOld[at] = isMutual && node.Micro!.Ledger.IsOld(at - first, node.Micro.Clock.ElapsedMs);
            if (nonce == seen[at])
            {
                continue;
            }

            int one = honest[at] != 0 && nowMs >= ShapeMs ? 1 : 0;
            closed[node.Index] += wasOld ? one : 0;
            youngClosed[node.Index] += wasOld ? 0 : one;
            seen[at] = nonce;
            honest[at] = nonce != 0 && IsHonest(memory, memory.Edges.PeerOf[at]) ? nonce : 0;
        }
    }

    /// <inheritdoc/>
    public override void End(SimWorld of, Accounts accounts, long nowMs)
    {
        if (closed.Sum() > closedMax)
        {
            Broken(nowMs, -1, Tell());
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => Tell();

    private string Tell() => F($"{closed.Sum():N0} ends of old edges between honest nodes closed, at most {closed.Max()} of one node; ")
        + F($"bound {closedMax:N0}; and {youngClosed.Sum():N0} of young ones");

    private bool IsHonest(NodeMemory memory, int peer) => world.Nodes.Any(node => node.IsHonest
        && (memory.Edges.PseudonymOf[node.Index] == peer || memory.Edges.FormerOf[node.Index] == peer));
}
