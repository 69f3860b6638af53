namespace LVS.Tests.Violations;

public static class DecimalNumber
{
    public static decimal Double(decimal value) => value * 2;
}
