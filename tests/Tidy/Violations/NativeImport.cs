using System.Runtime.InteropServices;

namespace LVS.Tests.Violations;

public static class NativeImport
{
    [DllImport("c")]
    public static extern int getpid();
}
