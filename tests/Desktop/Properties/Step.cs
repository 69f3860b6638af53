using System;

namespace LVS.Tests.Desktop.Properties;

/// <summary>One thing that happens in a <see cref="Scenario"/>.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Node">To whom, modulo the nodes there are.</param>
/// <param name="Slot">On which of its edges.</param>
/// <param name="Ms">How long to wait afterwards; for a power cut also how long it lasts.</param>
internal readonly record struct Step(StepKind Kind, int Node, int Slot, int Ms)
{
    public override string ToString()
    {
        return Kind switch
        {
            StepKind.Cut => FormattableString.Invariant($"cut {Node} for {Ms}"),
            StepKind.HangUp => FormattableString.Invariant($"{Node} hangs up {Slot}, wait {Ms}"),
            _ => FormattableString.Invariant($"wait {Ms}"),
        };
    }
}
