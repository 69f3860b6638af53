using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>Fragments on a node's flash when its power fails are there at its next boot, byte for byte.</summary>
/// <param name="stock">What was published.</param>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class FragmentsDurable(FragmentStock stock, int nodeCount) : InvariantCheck
{
    private readonly Dictionary<(long Stripe, int Index, int Version), ulong>[] atCut = new Dictionary<(long, int, int), ulong>[nodeCount];
    private readonly long[] compared = new long[nodeCount];

    /// <inheritdoc/>
    public override string Name => "fragmentsDurable";

    /// <inheritdoc/>
    public override void Cutting(SimNode node, long nowMs)
    {
        if (stock.RingOf(node) is FragmentRing ring)
        {
            atCut[node.Index] = Durable(ring);
        }
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        if (stock.RingOf(node) is not FragmentRing ring || atCut[node.Index] is not { } before)
        {
            return;
        }

        Dictionary<(long, int, int), ulong> now = Durable(ring);
        foreach (((long Stripe, int Index, int Version) name, ulong hash) in before)
        {
            compared[node.Index]++;
            if (!now.TryGetValue(name, out ulong back) || back != hash)
            {
                Broken(nowMs, node.Index,
                    F($"fragment {name.Index} of stripe {name.Stripe:x16}, version {name.Version}, was on its flash and is not back as ")
                        + "it was");
            }
        }
    }

    /// <inheritdoc/>
    protected override string Measured()
    {
        long sum = 0;
        foreach (long count in compared)
        {
            sum += count;
        }

        return F($"{sum:N0} times a fragment was on flash when the power went, and back at the next boot as it was");
    }

    private static Dictionary<(long Stripe, int Index, int Version), ulong> Durable(FragmentRing ring)
    {
        Dictionary<(long, int, int), ulong> durable = [];
        Fragment fragment = new();
        for (int slot = 0; slot < ring.SlotCount; slot++)
        {
            if (ring.StateOf(slot) == FragmentRing.Durable)
            {
                ring.Get(slot, fragment);
                durable[(fragment.Stripe, fragment.Index, fragment.Version)] =
                    SimMac.Hash((ulong)fragment.Check, System.MemoryExtensions.AsSpan(fragment.Bytes, 0, fragment.Size));
            }
        }

        return durable;
    }
}
