using LVS.Core;

namespace LVS.Swarm.Sim;

/// <summary>
/// A payment never makes the payer poorer than the payee, as far as the payer can know: floats in proportion to weights, what is unechoed
/// added to the payee's. This is what keeps stale views from overshooting.
/// </summary>
public sealed class PayerStaysRicher : Check
{
    private long payments;

    /// <inheritdoc/>
    public override string Name => "payerStaysRicher";

    /// <inheritdoc/>
    public override void Moved(SimNode node, in Move move, long nowMs)
    {
        if (!node.IsHonest || node.HeardInTick != 1 || move.PaidUvu <= 0 || move.IsAdoption)
        {
            return;
        }

        Diff diff = node.Shard.Scratch;
        if (DiffCodec.Read(node.HeardLast, node.HeardLast.Length - Limits.MacSize, diff) != Outcome.Done || diff.Sender != move.Peer)
        {
            return;
        }

        NodeMemory memory = node.Memory;
        payments++;
        long own = memory.Float[node.Index];
        long peer = diff.Float + memory.Sent[move.Slot] - memory.PeerCredited[move.Slot];
        long weight = memory.Weight[node.Index];

        // Rounding up may give the last unit away on each side.
        if (diff.Weight * (own + 1) < weight * (peer - 1))
        {
            Broken(nowMs, node.Index, F($"paid {move.PaidUvu:N0} uVU and has {own:N0} left at weight {weight}, the payee {peer:N0} at weight {diff.Weight}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{payments:N0} payments, none beyond equal shares");
}
