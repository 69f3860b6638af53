using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>Says of every stripe that it hears of that its owner wants it forgotten, with links that it makes up.</summary>
public sealed class Eraser(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    private readonly HashSet<long> known = [];
    private readonly List<long> stripes = [];
    private int turn;

    /// <inheritdoc/>
    protected override int PaceMs => 2000;

    /// <inheritdoc/>
    protected override void HearChallenge(long stripe, int mask, int sender, int seed)
    {
        if (known.Add(stripe))
        {
            stripes.Add(stripe);
        }

        base.HearChallenge(stripe, mask, sender, seed);
    }

    /// <inheritdoc/>
    protected override void Lie()
    {
        if (stripes.Count == 0)
        {
            return;
        }

        StoreFrame said = new()
        {
            Kind = FrameKind.Renewal,
            Flags = StoreFrame.FlagForgets,
            Number = OwnerChain.Forget,
        };
        said.Fragment.Stripe = stripes[++turn % stripes.Count];
        said.Fragment.ExpiryMinute = Minute;
        LittleEndian.Write64(said.Link, 0, (long)Draw());
        Say(said, DrawPseudonym());
    }
}
