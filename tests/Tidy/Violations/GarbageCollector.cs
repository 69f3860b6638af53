using System;

namespace LVS.Tests.Violations;

public static class GarbageCollector
{
    public static void Run() => GC.Collect();
}
