namespace LVS.Tests.Violations;

public static class TupleResult
{
    public static (int Quotient, int Remainder) Divide(int a, int b) => new(a / b, a % b);
}
