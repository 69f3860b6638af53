namespace LVS.Tests.Violations;

public static class GenericMethodCall
{
    public static void Run() => GenericMethod.Run<int>();
}
