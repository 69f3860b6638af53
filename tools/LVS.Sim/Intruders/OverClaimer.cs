using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Proves every fragment that it ever overheard, whether asked or not, so that others take theirs for spare; serves none.
/// </summary>
public sealed class OverClaimer(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    private int turn;

    /// <inheritdoc/>
    protected override void HearWant(long stripe, int mask, int sender)
    {
        if (!Lies)
        {
            base.HearWant(stripe, mask, sender);
        }
    }

    /// <inheritdoc/>
    protected override void Overhear(StoreFrame heard, int sender, int number)
    {
        if (heard.Kind == FrameKind.Fragment)
        {
            Fragment fragment = new();
            fragment.CopyFrom(heard.Fragment);
            fragment.Stripe = Namer.NameOf(fragment);
            Kept.TryAdd((fragment.Stripe, fragment.Index), fragment);
        }
    }

    /// <inheritdoc/>
    protected override void Lie()
    {
        if (Kept.Count > 0 && ++turn % 60 == 0)
        {
            Fragment[] all = [.. Kept.Values];
            Prove(all[Below(all.Length)], DrawPseudonym(), (int)Draw());
        }
    }
}
