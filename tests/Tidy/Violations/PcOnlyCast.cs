using System;

namespace LVS.Tests.Violations;

public static class PcOnlyCast
{
    public static bool Is(object value) => value is Uri;
}
