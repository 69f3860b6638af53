using LVS.Core;

namespace LVS.Sim;

/// <summary>Says of every stripe that it hears of that its owner wants it forgotten, with links that it makes up.</summary>
public sealed class Eraser(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    private int turn;

    /// <inheritdoc/>
    protected override int PaceMs => 2000;

    /// <inheritdoc/>
    protected override void Lie()
    {
        if (Stripes.Count == 0)
        {
            return;
        }

        StoreFrame said = new()
        {
            Kind = FrameKind.Renewal,
            Flags = StoreFrame.FlagForgets,
            Number = OwnerChain.Forget,
        };
        said.Fragment.Stripe = Stripes[++turn % Stripes.Count];
        said.Fragment.ExpiryMinute = Minute;
        LittleEndian.Write64(said.Link, 0, (long)Draw());
        Say(said, DrawPseudonym());
    }
}
