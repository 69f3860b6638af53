namespace LVS.Tests.Violations;

public static class CheckedCast
{
    public static byte Low(int value) => checked((byte)value);
}
