namespace LVS.Tests.Violations;

public static class BigArray
{
    public static long[] Make() => new long[2049];
}
