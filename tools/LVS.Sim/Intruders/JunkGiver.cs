using System.Collections.Generic;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Gives junk without end to members that have room: as a guest with a new name each time, and as the other end of honest nodes' edges.
/// Each piece is one of twelve copies, so that honest holders may re-create the others. Some are to be kept for a hundred years.
/// </summary>
public sealed class JunkGiver(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int CopyCount = 12;
    private const int ForeverOneIn = 16;

    private readonly List<int> members = [];
    private readonly HashSet<int> known = [];
    private Persona? persona;
    private int number = (index + 1) << 20;
    private int turn;
    private int seq;

    /// <inheritdoc/>
    protected override int PaceMs => 500;

    private Persona Self => persona ??= NewPersona(Limits.SlotCount - 1);

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => Self.Hear(gate);

    /// <inheritdoc/>
    protected override void HearStore(Letter letter, long nowMs)
    {
        if (letter.Kind == FrameKind.Offer && (letter.Store.Flags & (StoreFrame.FlagAsks | StoreFrame.FlagLeaves)) == 0
            && known.Add(letter.Sender))
        {
            members.Add(letter.Sender);
        }
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        Gate.ReadsStore = true;
        if (turn++ % 8 == 0)
        {
            Self.Describe(Draft);
            Self.Balance(Draft);
            Draft.Float = 0;
            Draft.Weight = 1;
            Emit(Self);
        }
        else if (members.Count > 0)
        {
            bool isEdge = (turn & 1) == 0 && Self.Contacts.Count > 0;
            int target = isEdge ? Self.Contacts[Below(Self.Contacts.Count)].Peer : members[Below(members.Count)];
            Give(target, isEdge ? Self.Name : DrawPseudonym());
        }
    }

    private void Give(int target, int sender)
    {
        long keepMinutes = number % ForeverOneIn == 0 ? 100L * Limits.KeepMinutesMax : Limits.KeepMinutesMax - Limits.EpochMinutes;
        Fragment[] junk = NoiseStripe.Make(++number, 1, CopyCount, Limits.FragmentSizeMax, Secrets.Hash, Minute + keepMinutes);
        StoreFrame said = new() { Kind = FrameKind.Fragment, Flags = StoreFrame.FlagKeep, Target = target };
        said.Fragment.CopyFrom(junk[Below(CopyCount)]);
        Put(Frame, Gate.Seal(said, Minute, sender, sender == Self.Name ? ++Self.Seq : ++seq, Frame), -1);
    }
}
