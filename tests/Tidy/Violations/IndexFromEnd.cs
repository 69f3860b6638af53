namespace LVS.Tests.Violations;

/// <summary>The compiler turns it into Length - 1, so the source tells.</summary>
public static class IndexFromEnd
{
    public static int Last(int[] values) => values[^1];
}
