using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>Fragments that are on a node's flash when its power fails are there at its next boot, byte for byte.</summary>
/// <param name="stock">What was published.</param>
/// <param name="nodeCount">Nodes of the world.</param>
public sealed class FragmentsDurable(FragmentStock stock, int nodeCount) : InvariantCheck
{
    private readonly Dictionary<(long Stripe, int Index), ulong>[] atCut = new Dictionary<(long, int), ulong>[nodeCount];
    private readonly long[] compared = new long[nodeCount];

    /// <inheritdoc/>
    public override string Name => "fragmentsDurable";

    /// <inheritdoc/>
    public override void Cutting(SimNode node, long nowMs)
    {
        if (stock.KeeperOf(node) is { } keeper)
        {
            atCut[node.Index] = Durable(keeper.Log);
        }
    }

    /// <inheritdoc/>
    public override void Booted(SimNode node, long nowMs)
    {
        if (stock.KeeperOf(node) is not { } keeper || atCut[node.Index] is not { } before)
        {
            return;
        }

        Dictionary<(long, int), ulong> now = Durable(keeper.Log);
        foreach (((long Stripe, int Index) name, ulong hash) in before)
        {
            compared[node.Index]++;
            if (!now.TryGetValue(name, out ulong back) || back != hash)
            {
                Broken(nowMs, node.Index,
                    F($"fragment {name.Index} of stripe {name.Stripe:x16} was on its flash and is not back as it was"));
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

    private static Dictionary<(long Stripe, int Index), ulong> Durable(FragmentLog log)
    {
        Dictionary<(long, int), ulong> durable = [];
        Fragment fragment = new();
        for (int slot = 0; slot < log.Index.SlotCount; slot++)
        {
            if (log.Index.Holds(slot) && log.Read(slot, fragment))
            {
                durable[(fragment.Stripe, fragment.Index)] =
                    SimMac.Hash((ulong)fragment.Stripe, System.MemoryExtensions.AsSpan(fragment.Bytes, 0, fragment.Size));
            }
        }

        return durable;
    }
}
