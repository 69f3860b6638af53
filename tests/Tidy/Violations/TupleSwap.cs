namespace LVS.Tests.Violations;

/// <summary>The compiler turns it into assignments, so the source tells.</summary>
public static class TupleSwap
{
    public static void Swap(ref int a, ref int b)
    {
        (a, b) = (b, a);
    }
}
