namespace LVS.Tests.Violations;

public static class StructArray
{
    public static int Count() => new Pair[4].Length;

    public struct Pair
    {
        public int Left;
        public int Right;
    }
}
