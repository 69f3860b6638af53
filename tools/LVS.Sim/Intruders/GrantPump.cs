using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Grants as much as fits an entry over each edge, closes the edge and opens it again under another key, all day: many short lives of one
/// slot.
/// </summary>
public sealed class GrantPump(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int LifeActs = 30;

    private Persona? persona;
    private int acts;

    /// <inheritdoc/>
    protected override int PaceMs => 10_000;

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => persona?.Hear(gate);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        if (acts++ % LifeActs == 0)
        {
            persona = NewPersona();
        }

        persona!.Describe(Draft);
        long told = 0;
        for (int i = 0; i < Draft.EntryCount; i++)
        {
            told += Draft.Nonce[i] != 0 ? 0 : Draft.Sent[i] - Draft.Credited[i];
            Draft.Granted[i] = Draft.Nonce[i] != 0 ? 0 : Limits.GrantedUvuMax;
        }

        Draft.Float = -told;
        Draft.Weight = 1;
        Emit(persona);
    }
}
