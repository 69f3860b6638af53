using System;

namespace LVS.Tests.Violations;

public static class PcOnlyField
{
    public static bool Little() => BitConverter.IsLittleEndian;
}
