using System;

namespace LVS.Tests.Violations;

public static class PcOnlyConstructor
{
    public static object Parse(string text) => new Version(text);
}
