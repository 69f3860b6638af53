namespace LVS.Tests.Violations;

/// <summary>The PC calls Array.Empty for the missing arguments.</summary>
public static class EmptyParams
{
    public static int Run() => Count();

    private static int Count(params int[] values) => values.Length;
}
