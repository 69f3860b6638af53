using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Waits until everybody has checked it, then keeps one proof of each fragment and throws the fragment away. It repeats that proof whatever
/// block a challenge asks for: by chance it is the right one, one in eight. It serves nothing.
/// </summary>
public sealed class BlockKeeper(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Discarder(world, index, shard, group, key)
{
    private readonly Dictionary<(long Stripe, int Index), StoreFrame> proofs = [];

    /// <inheritdoc/>
    protected override void BeginToLie()
    {
        foreach (Fragment fragment in Kept.Values)
        {
            if (!proofs.ContainsKey((fragment.Stripe, fragment.Index)))
            {
                StoreFrame proof = new() { Kind = FrameKind.Proof, Seed = (int)Draw() };
                proof.Fragment.CopyFrom(fragment);
                Namer.Prove(proof, Self);
                proofs[(fragment.Stripe, fragment.Index)] = proof;
                Array.Clear(proof.Fragment.Bytes);
                Array.Clear(fragment.Bytes);
            }
        }
    }

    /// <inheritdoc/>
    protected override void HearChallenge(long stripe, int mask, int sender, int seed)
    {
        if (!Lies)
        {
            base.HearChallenge(stripe, mask, sender, seed);
            return;
        }

        foreach (Fragment fragment in Asked(stripe, mask))
        {
            StoreFrame proof = proofs[(stripe, fragment.Index)];
            proof.Target = sender;
            proof.Seed = seed;
            Say(proof, Self);
        }
    }
}
