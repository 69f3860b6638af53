using System.Linq;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Keeps and proves fragments. For any want, of any stripe, it sends noise with the right shape and path, and it gives such noise to others
/// to keep.
/// </summary>
public sealed class FalseServer(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    private int lastSender = 1;
    private int turn;

    /// <inheritdoc/>
    protected override void HearWant(long stripe, int mask, int sender)
    {
        if (!Lies)
        {
            base.HearWant(stripe, mask, sender);
            return;
        }

        if (Kept.Values.FirstOrDefault(fragment => fragment.Stripe == stripe) is Fragment like)
        {
            for (int i = 0; i < like.TotalCount; i++)
            {
                if ((mask >> i & 1) != 0)
                {
                    Serve(Noise(like, i), sender);
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override void Overhear(StoreFrame heard, int sender, int number) => lastSender = sender;

    /// <inheritdoc/>
    protected override void Lie()
    {
        if (Kept.Count == 0 || ++turn % 120 != 0)
        {
            return;
        }

        Fragment like = Kept.Values.ElementAt(Below(Kept.Count));
        StoreFrame said = new() { Kind = FrameKind.Fragment, Flags = StoreFrame.FlagKeep | StoreFrame.FlagRepaired, Target = lastSender };
        said.Fragment.CopyFrom(Noise(like, Below(like.TotalCount)));
        Say(said, Self);
    }

    private Fragment Noise(Fragment like, int index)
    {
        Fragment noise = new();
        noise.CopyFrom(like);
        noise.Index = index;
        for (int i = 0; i < noise.Size; i++)
        {
            noise.Bytes[i] = (byte)(Draw() >> 56);
        }

        return noise;
    }
}
