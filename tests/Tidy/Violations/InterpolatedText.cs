namespace LVS.Tests.Violations;

public static class InterpolatedText
{
    public static string Show(int value) => $"value {value}";
}
