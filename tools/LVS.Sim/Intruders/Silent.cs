using LVS.Core;

namespace LVS.Sim;

/// <summary>Takes a place at as many neighbours as it can, and never says another word.</summary>
public sealed class Silent(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int Words = 40;

    private readonly Persona persona = new((int)(key >> 33) | 1);
    private int said;

    /// <inheritdoc/>
    protected override void Hear(Diff diff) => persona.Hear(diff);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (said++ < Words)
        {
            persona.Describe(Draft);
            Draft.Float = 0;
            Draft.Weight = 256;
            Emit(persona);
        }
    }
}
