using System;

namespace LVS.Tests.Violations;

/// <summary>Max(int, int) is there, and allowed; this one is not.</summary>
public static class PcOnlyOverload
{
    public static long Larger(long a, long b) => Math.Max(a, b);
}
