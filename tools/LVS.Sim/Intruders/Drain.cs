using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Claims to be the poorest node with the highest weight, takes what it is paid and never pays. Its books say that an accomplice got
/// everything.
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
