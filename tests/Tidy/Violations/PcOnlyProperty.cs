using System.Threading;

namespace LVS.Tests.Violations;

public static class PcOnlyProperty
{
    public static void Hide(Thread thread) => thread.IsBackground = true;
}
