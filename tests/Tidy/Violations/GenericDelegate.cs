using System;

namespace LVS.Tests.Violations;

public static class GenericDelegate
{
    public static void Run(Action<int> what) => what(1);
}
