using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>Tells each neighbour different numbers.</summary>
public sealed class Equivocator(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : Intruder(world, index, shard, group, key)
{
    private Persona? persona;

    private Persona Self => persona ??= NewPersona();

    /// <inheritdoc/>
    protected override void Hear(FrameGate gate) => Self.Hear(gate);

    /// <inheritdoc/>
    protected override void Act(long nowMs)
    {
        int reach = World.Wire.Topology.Reach(Index);
        for (int link = 0; link < reach; link++)
        {
            bool rich = ((link + Below(4)) & 1) == 0;
            Self.Describe(Draft);
            for (int i = 0; i < Draft.EntryCount && rich; i++)
            {
                Draft.Sent[i] = (long)(Draw() % (ulong)Limits.AmountUvuMax);
            }

            Draft.Float = rich ? Limits.AmountUvuMax : -Limits.AmountUvuMax;
            Draft.Weight = Below(Limits.WeightMax + 1);
            Emit(Self, World.Wire.Topology.To(Index, link));
        }
    }
}
