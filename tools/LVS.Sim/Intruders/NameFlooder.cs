using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// One station that passes for a thousand members: it makes offers under ever new names with ever new homes, acknowledges what these names
/// are given, and throws it away. So the tables of members of others fill with names of nobody, and districts seem too large.
/// </summary>
public sealed class NameFlooder(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    private readonly HashSet<int> names = [];

    /// <inheritdoc/>
    protected override void Overhear(StoreFrame heard, int sender, int number)
    {
        if (heard.Kind != FrameKind.Fragment || (heard.Flags & StoreFrame.FlagKeep) == 0 || !names.Contains(heard.Target))
        {
            return;
        }

        StoreFrame said = new() { Kind = FrameKind.Proof, Target = sender, Seed = number };
        said.Fragment.CopyFrom(heard.Fragment);
        said.Fragment.Stripe = Namer.NameOf(heard.Fragment);
        Namer.Prove(said, heard.Target);
        Say(said, heard.Target);
    }

    /// <inheritdoc/>
    protected override void Lie()
    {
        int name = DrawPseudonym();
        names.Add(name);
        Say(new StoreFrame { Kind = FrameKind.Offer, Room = Room, Home = Below(1 << 16) }, name);
    }
}
