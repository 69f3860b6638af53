using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>Claims in the middle of an epoch that its base is 50 VU larger, and pays with that; otherwise its books add up.</summary>
public sealed class BaseMint(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private const int ActsOfATruth = 60;
    private const long JumpUvu = 50_000_000;
    private const long StepUvu = 500_000;

    private Persona? persona;
    private int acts;
    private long baseUvu;

    private Persona Self => persona ??= NewPersona();

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => Self.Hear(gate);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        baseUvu += ++acts % ActsOfATruth == 0 ? JumpUvu : 0;
        long net = 0;
        foreach (Contact contact in Self.Contacts)
        {
            bool pays = contact.IsMutual && net + StepUvu <= baseUvu;
            contact.Sent += pays ? StepUvu : 0;
            net += contact.Sent - contact.TheirSent;
        }

        Self.Describe(Draft);
        long told = 0;
        for (int i = 0; i < Draft.EntryCount; i++)
        {
            told += Draft.Nonce[i] != 0 ? 0 : Draft.Sent[i] - Draft.Credited[i];
        }

        Draft.Float = baseUvu - told;
        Draft.Weight = 1;
        Emit(Self);
    }
}
