using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Keeps and serves what it is given, so that everybody trusts it, and repeats in its own name each proof that it hears from others. So
/// others take it for the holder of fragments whose true holders may die. One copy in eight shows the right block by chance.
/// </summary>
public sealed class ProofCopier(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    private readonly HashSet<(long Stripe, int Index, int Seed)> copied = [];

    /// <inheritdoc/>
    protected override void Overhear(StoreFrame heard, int sender, int number)
    {
        // Each proof once, or copiers would copy each other without end.
        if (Lies && heard.Kind == FrameKind.Proof && heard.Target != Self
            && copied.Add((heard.Fragment.Stripe, heard.Fragment.Index, heard.Seed)))
        {
            heard.Flags = 0;
            Say(heard, Self);
        }
    }
}
