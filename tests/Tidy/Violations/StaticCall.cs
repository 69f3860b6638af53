namespace LVS.Tests.Violations;

public static class StaticCall
{
    public static readonly int Larger = AllowedOverload.Larger(1, 2);
}
