using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Asks without end: for all fragments of every stripe that it hears of, for proofs of them, and for offers, each time as another guest.
/// </summary>
public sealed class Flooder(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    private int turn;

    /// <inheritdoc/>
    protected override int PaceMs => 200;

    /// <inheritdoc/>
    protected override void Lie()
    {
        if (Stripes.Count == 0)
        {
            return;
        }

        int kind = ++turn % 4;
        StoreFrame said = kind switch
        {
            0 => new() { Kind = FrameKind.Offer, Flags = StoreFrame.FlagAsks },
            1 => new() { Kind = FrameKind.Challenge, Mask = 0xFFFF, Seed = (int)Draw() },
            _ => new() { Kind = FrameKind.Want, Mask = 0xFFFF },
        };
        said.Fragment.Stripe = kind == 0 ? 0 : Stripes[Below(Stripes.Count)];
        Say(said, DrawPseudonym());
    }
}
