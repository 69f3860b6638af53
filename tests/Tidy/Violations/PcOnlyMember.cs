using System.Threading;

namespace LVS.Tests.Violations;

public static class PcOnlyMember
{
    public static int Add(ref int total) => Interlocked.Add(ref total, 1);
}
