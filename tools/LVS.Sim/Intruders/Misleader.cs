using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Announces repeatedly for every stripe that it repairs it, so that nobody else does; challenges stripes without end, so that nobody
/// serves them; and announces in others' names that they leave. It throws its own fragments away.
/// </summary>
public sealed class Misleader(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    private int lastSender;
    private int turn;

    /// <inheritdoc/>
    protected override int PaceMs => 2000;

    /// <inheritdoc/>
    protected override void BeginToLie() => Kept.Clear();

    /// <inheritdoc/>
    protected override void Overhear(StoreFrame heard, int sender, int number)
    {
        lastSender = sender;
        if (heard.Kind == FrameKind.Fragment)
        {
            Note(Namer.NameOf(heard.Fragment));
        }
    }

    /// <inheritdoc/>
    protected override void Lie()
    {
        if (Stripes.Count == 0)
        {
            return;
        }

        StoreFrame said = new() { Kind = FrameKind.Want, Flags = StoreFrame.FlagRepairs, Mask = 1 };
        said.Fragment.Stripe = Stripes[++turn % Stripes.Count];
        int kind = Below(40);
        if (kind == 0 && lastSender != 0)
        {
            said = new StoreFrame { Kind = FrameKind.Offer, Flags = StoreFrame.FlagLeaves };
            Say(said, lastSender);
            return;
        }

        if (kind < 4)
        {
            StoreFrame challenge = new() { Kind = FrameKind.Challenge, Mask = 1, Seed = (int)Draw() };
            challenge.Fragment.Stripe = said.Fragment.Stripe;
            said = challenge;
        }

        Say(said, Self);
    }
}
