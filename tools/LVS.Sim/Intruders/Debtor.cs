using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>A drain that claims to owe far more than any node has; its books say that it paid an accomplice.</summary>
public sealed class Debtor(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const long DebtUvu = 1_000_000_000;

    private Persona? persona;

    private Persona Self => persona ??= NewPersona(Limits.SlotCount - 1);

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => Self.Hear(gate);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        Self.Describe(Draft);
        Self.Balance(Draft);
        Draft.Sent[Draft.EntryCount - 1] += DebtUvu;
        Draft.Float = -DebtUvu;
        Draft.Weight = Limits.WeightMax;
        Emit(Self);
    }
}
