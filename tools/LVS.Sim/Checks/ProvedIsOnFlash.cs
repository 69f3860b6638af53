using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// An honest node proves only fragments that its flash has at that moment. The flash is read here, not the node's log, which might be
/// wrong.
/// </summary>
/// <param name="stock">The fragments that the nodes hold.</param>
public sealed class ProvedIsOnFlash(FragmentStock stock) : InvariantCheck
{
    private long proofs;

    /// <inheritdoc/>
    public override string Name => "provedIsOnFlash";

    /// <inheritdoc/>
    public override void Sent(SimNode node, Letter said, int size, long nowMs)
    {
        if (said.Kind != FrameKind.Proof || stock.KeeperOf(node) is not { } keeper)
        {
            return;
        }

        System.Threading.Interlocked.Increment(ref proofs);
        (long stripe, int index) = (said.Store.Fragment.Stripe, said.Store.Fragment.Index);
        if (keeper.Index.SlotOf(stripe, index) == FragmentIndex.None || !stock.IsOnFlash(node, stripe, index))
        {
            Broken(nowMs, node.Index, F($"proves fragment {index} of {stripe:x16}, which its flash does not have"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{proofs:N0} proofs, each of what was on flash");
}
