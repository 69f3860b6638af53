using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Frames other nodes: it sends diffs in their names that omit entries, close, overclaim, contradict themselves or begin anew.
/// </summary>
public sealed class Forger(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private Forgery? forgery;

    /// <inheritdoc/>
    protected override int PaceMs => 60;

    private Forgery Forgery => forgery ??= new Forgery(Below);

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate)
    {
        if (gate.Letter.Kind == FrameKind.Diff)
        {
            Forgery.Hear(gate.Letter.Diff);
        }
    }

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (Forgery.Write(Draft, Below(Forgery.WayCount)))
        {
            Gate.Write(Draft, Frame, new byte[Limits.MacSize]);
            Put(Frame, Gate.Seal(Draft, Frame), -1);
        }
    }
}
