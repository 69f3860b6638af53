namespace LVS.Tests.Violations;

public static class DynamicCall
{
    public static void Run(dynamic value) => value.Run();
}
