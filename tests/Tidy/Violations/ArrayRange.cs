namespace LVS.Tests.Violations;

public static class ArrayRange
{
    public static int[] Middle(int[] values) => values[1..3];
}
