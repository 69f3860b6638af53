using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// An ordinary neighbour that reports a wrong minute: it pushes time ahead, holds it back, or misleads a node without other neighbours.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="index">Its index there.</param>
/// <param name="shard">Its shard.</param>
/// <param name="group">When it begins and ends.</param>
/// <param name="key">Key of its chance.</param>
/// <param name="aheadMinutes">How far ahead of the swarm it claims to be.</param>
public sealed class Pusher(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key, long aheadMinutes)
    : Intruder(world, index, shard, group, key)
{
    private Persona? persona;

    /// <inheritdoc/>
    protected override int PaceMs => 20_000;

    private Persona Self => persona ??= NewPersona();

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => Self.Hear(gate);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        Self.Describe(Draft);
        long got = 0;
        for (int i = 0; i < Draft.EntryCount; i++)
        {
            got += Draft.Nonce[i] != 0 ? 0 : Draft.Credited[i] - Draft.Sent[i];
        }

        Draft.Float = got;
        Draft.Weight = 1;
        Emit(Self, -1, aheadMinutes);
    }
}
