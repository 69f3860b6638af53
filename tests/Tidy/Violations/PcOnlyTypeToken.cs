using System;

namespace LVS.Tests.Violations;

public static class PcOnlyTypeToken
{
    public static Type Kind() => typeof(Uri);
}
