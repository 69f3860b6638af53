using System;
using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>Power dips repeatedly, sometimes in the middle of a write; amount: number of dips.</summary>
public sealed class BrownOut : FaultKind
{
    private const int DipsUsual = 5;

    private readonly Reboot dip = new();
    private readonly TornWrite dipInAWrite = new();

    /// <inheritdoc/>
    public override string Name => "brownOut";

    /// <inheritdoc/>
    public override IEnumerable<FaultEvent> Expand(FaultEvent fault, int nodeCount)
    {
        long dips = fault.Amount > 0 ? fault.Amount : DipsUsual;
        for (int number = 0; number < dips; number++)
        {
            ulong key = Chance.Of((ulong)fault.Draw, number);
            yield return fault with
            {
                Kind = (key & 1) == 0 ? dip : dipInAWrite,
                AtMs = fault.AtMs + Chance.Between(0, fault.ForMs, key, 1),
                ForMs = Chance.Between(50, 2000, key, 2),
                Amount = -1,
                Draw = (long)(Chance.Of(key, 3) & FaultEvent.DrawMax),
            };
        }
    }

    /// <inheritdoc/>
    public override void Begin(SimWorld world, FaultEvent fault, long nowMs) =>
        throw new InvalidOperationException("a brown-out happens as its dips");

    /// <inheritdoc/>
    public override string Text(FaultEvent fault) => $"{Node(fault)} has dips of its power";
}
