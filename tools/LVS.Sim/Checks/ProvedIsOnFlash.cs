using LVS.Core;

namespace LVS.Sim;

/// <summary>An honest node proves only fragments that its flash can return at that moment.</summary>
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
        int slot = keeper.Index.SlotOf(said.Store.Fragment.Stripe, said.Store.Fragment.Index);
        if (slot == FragmentIndex.None || !keeper.Log.Read(slot, new Fragment()))
        {
            Broken(nowMs, node.Index, F($"proves fragment {said.Store.Fragment.Index} of {said.Store.Fragment.Stripe:x16}, ")
                + "which its flash does not give back");
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{proofs:N0} proofs, each of what flash gave back");
}
