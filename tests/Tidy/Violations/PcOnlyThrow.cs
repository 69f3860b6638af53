using System;

namespace LVS.Tests.Violations;

public static class PcOnlyThrow
{
    public static void Run() => throw new OperationCanceledException();
}
