using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>Takes a slot at as many neighbours as it can, and never sends again.</summary>
public sealed class Silent(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int Words = 40;

    private Persona? persona;
    private int said;

    private Persona Self => persona ??= NewPersona();

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => Self.Hear(gate);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (said++ < Words)
        {
            Self.Describe(Draft);
            Draft.Float = 0;
            Draft.Weight = 256;
            Emit(Self);
        }
    }
}
