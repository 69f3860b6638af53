using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Gives junk to the members and says of each piece that it has just repaired it: single fragments that nobody can complete.
/// </summary>
public sealed class RepairFaker(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    private const int DataCount = 4;
    private const int TotalCount = 12;

    private readonly HashSet<int> known = [];
    private readonly List<int> members = [];
    private int number = (index + 1) << 20;

    /// <inheritdoc/>
    protected override void Overhear(StoreFrame heard, int sender, int frameNumber)
    {
        if (heard.Kind == FrameKind.Offer && known.Add(sender))
        {
            members.Add(sender);
        }
    }

    /// <inheritdoc/>
    protected override void Lie()
    {
        if (members.Count == 0)
        {
            return;
        }

        Fragment[] junk = NoiseStripe.Make(++number, DataCount, TotalCount, Limits.FragmentSizeMax, Secrets.Hash,
            Minute + Limits.KeepMinutesMax - Limits.EpochMinutes);
        StoreFrame said = new()
        {
            Kind = FrameKind.Fragment,
            Flags = StoreFrame.FlagKeep | StoreFrame.FlagRepaired,
            Target = members[Below(members.Count)],
        };
        said.Fragment.CopyFrom(junk[Below(TotalCount)]);
        Say(said, Self);
    }
}
