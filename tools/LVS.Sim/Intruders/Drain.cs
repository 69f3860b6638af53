using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Claims to be the poorest of the heaviest, takes what it is given and never pays: its books say that an accomplice got it all.
/// </summary>
public sealed class Drain(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private Persona? persona;

    private Persona Self => persona ??= NewPersona(Limits.SlotCount - 1);

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => Self.Hear(gate);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        Self.Describe(Draft);
        Self.Balance(Draft);
        Draft.Float = 0;
        Draft.Weight = Limits.WeightMax;
        Emit(Self);
    }
}
