using System;
using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>Power dips again and again, sometimes in the middle of a write; amount: so many times.</summary>
/// <param name="reboot">A dip.</param>
/// <param name="tornWrite">A dip in the middle of a write.</param>
public sealed class BrownOut(Reboot reboot, TornWrite tornWrite) : FaultKind
{
    private const int DipsUsual = 5;

    /// <inheritdoc/>
    public override string Name => "brownOut";

    /// <inheritdoc/>
    public override IEnumerable<FaultEvent> Expand(FaultEvent fault, int nodeCount, int epoch)
    {
        long dips = fault.Amount > 0 ? fault.Amount : DipsUsual;
        for (int dip = 0; dip < dips; dip++)
        {
            ulong key = Chance.Of((ulong)fault.Draw, dip);
            yield return fault with
            {
                Kind = (key & 1) == 0 ? reboot : tornWrite,
                AtMs = fault.AtMs + Chance.Between(0, fault.ForMs, key, 1),
                ForMs = Chance.Between(50, 2000, key, 2),
                Amount = -1,
                Draw = (long)(Chance.Of(key, 3) & FaultEvent.DrawMax),
            };
        }
    }

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) => throw new InvalidOperationException("a brown-out happens as its dips");

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)} has dips of its power";
}
