using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// A payment never makes the payer poorer than the payee, as far as the payer can know. Floats are compared in proportion to weights, and
/// unechoed payments are added to the payee's float. This keeps stale views from overshooting.
/// </summary>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class PayerStaysRicher(int nodeCount) : InvariantCheck
{
    private readonly long[] payments = new long[nodeCount];

    /// <inheritdoc/>
    public override string Name => "payerStaysRicher";

    /// <inheritdoc/>
    public override void Moved(SimNode node, in Move move, long nowMs)
    {
        // Closing an edge and repairs change the float in the same turn, after the payment.
        if (!node.IsHonest || node.HeardInTick != 1 || move.PaidUvu <= 0 || LedgerBefore.SetRightOf(node.Micro!) != node.Before.SetRight)
        {
            return;
        }

        if (node.Shard.DiffIn(node.HeardLast) is not Diff diff || diff.Sender != move.Peer)
        {
            return;
        }

        NodeMemory memory = node.Memory;
        payments[node.Index]++;
        long own = memory.Edges.FloatOf[node.Index];
        long peer = diff.Float + memory.Edges.SentOf[move.Slot] - memory.Edges.PeerCreditedOf[move.Slot];
        long weight = memory.Edges.WeightOf[node.Index];
        long peerWeight =
            node.World.Options.Drift.Believed(node.Micro!.Trust.Trust(move.Slot - (node.Index * Limits.SlotCount)),
            diff.Weight);

        // Uses the weight that trust supports, not the claimed one. Rounding up may move one unit too much on each side.
        if (peerWeight * (own + 1) < weight * (peer - 1))
        {
            Broken(nowMs, node.Index,
                F($"paid {move.PaidUvu:N0} uVU and has {own:N0} left at weight {weight}, the payee {peer:N0} at weight {peerWeight}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{payments.Sum():N0} payments, none beyond equal shares");
}
