using System;

namespace LVS.Harness;

/// <summary>Amounts for people.</summary>
public static class Amount
{
    /// <summary>An amount in VU with all six digits of a micro-VU.</summary>
    /// <param name="uvu">In micro-VU.</param>
    public static string Vu(long uvu) => FormattableString.Invariant($"{uvu / 1_000_000m:N6} VU");
}
