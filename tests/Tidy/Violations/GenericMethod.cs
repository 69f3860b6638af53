namespace LVS.Tests.Violations;

public static class GenericMethod
{
    public static void Run<T>()
    {
    }
}
