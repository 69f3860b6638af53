using System.Threading;

namespace LVS.Tests.Violations.Pure;

public static class UsesThreads
{
    public static void Run() => Thread.Sleep(1);
}
