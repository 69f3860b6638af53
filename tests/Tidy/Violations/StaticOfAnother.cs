namespace LVS.Tests.Violations;

public static class StaticOfAnother
{
    public static readonly int[] Copy = Source.Values;

    public static class Source
    {
        public static readonly int[] Values = [1, 2, 3, 4];
    }
}
