namespace LVS.Tests.Violations;

public static unsafe class StackAlloc
{
    public static int Run()
    {
        byte* bytes = stackalloc byte[4];
        return bytes[0];
    }
}
