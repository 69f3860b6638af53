using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// Claims to be the poorest of the heaviest, takes what it is given and never pays: its books say that an accomplice got it all.
/// </summary>
public sealed class Drain(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private readonly Persona persona = new((int)(key >> 33) | 1, Limits.SlotCount - 1);

    /// <inheritdoc/>
    protected override void Hear(Diff diff) => persona.Hear(diff);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        persona.Describe(Draft);
        persona.Balance(Draft);
        Draft.Float = 0;
        Draft.Weight = Limits.WeightMax;
        Emit(persona);
    }
}
