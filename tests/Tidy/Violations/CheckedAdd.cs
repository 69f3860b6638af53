namespace LVS.Tests.Violations;

public static class CheckedAdd
{
    public static int Add(int a, int b) => checked(a + b);
}
