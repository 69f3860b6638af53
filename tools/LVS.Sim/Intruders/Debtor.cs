using LVS.Core;

namespace LVS.Sim;

/// <summary>A drain that claims to owe far more than anybody has; its books say that it paid an accomplice.</summary>
public sealed class Debtor(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const long DebtUvu = 1_000_000_000;

    private readonly Persona persona = new((int)(key >> 33) | 1, Limits.SlotCount - 1);

    /// <inheritdoc/>
    protected override void Hear(Diff diff) => persona.Hear(diff);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        persona.Describe(Draft);
        persona.Balance(Draft);
        Draft.Sent[Draft.EntryCount - 1] += DebtUvu;
        Draft.Float = -DebtUvu;
        Draft.Weight = Limits.WeightMax;
        Emit(persona);
    }
}
