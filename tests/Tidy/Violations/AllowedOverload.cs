using System;

namespace LVS.Tests.Violations;

public static class AllowedOverload
{
    public static int Larger(int a, int b) => Math.Max(a, b);
}
