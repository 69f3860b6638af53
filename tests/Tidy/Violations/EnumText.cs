using System;

namespace LVS.Tests.Violations;

public static class EnumText
{
    public static string Show(DayOfWeek day) => day.ToString();
}
