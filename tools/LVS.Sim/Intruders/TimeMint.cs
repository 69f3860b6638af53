using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Claims that years pass: its minute jumps by 366 epochs with every diff, its base grows by a quota for each epoch, and it grants as much.
/// </summary>
public sealed class TimeMint(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int LeapEpochs = 366;
    private const int QuietActs = 50;

    private Persona? persona;
    private long leaps;
    private int acts;

    private Persona Self => persona ??= NewPersona();

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => Self.Hear(gate);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        leaps += ++acts > QuietActs ? 1 : 0;
        Self.Describe(Draft);
        long told = 0;
        for (int i = 0; i < Draft.EntryCount; i++)
        {
            told += Draft.Nonce[i] != 0 ? 0 : Draft.Sent[i] - Draft.Credited[i];
            Draft.Granted[i] = leaps == 0 ? 0 : Limits.GrantedUvuMax;
        }

        long baseUvu = leaps * LeapEpochs * World.Options.Drift.QuotaUvu;
        Draft.Float = long.Min(Limits.AmountUvuMax, baseUvu - told);
        Draft.Weight = 1;
        Emit(Self, -1, leaps * LeapEpochs * Limits.EpochMinutes);
    }
}
