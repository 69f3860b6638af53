using System;

namespace LVS.Tests.Violations;

/// <summary>The value is a number in IL, so the source tells.</summary>
public static class PcOnlyEnum
{
    public static int Day() => (int)DayOfWeek.Monday;
}
