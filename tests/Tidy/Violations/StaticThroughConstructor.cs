namespace LVS.Tests.Violations;

/// <summary>Looks harmless: a new object. But its constructor reads a static that may not be there yet.</summary>
public sealed class StaticThroughConstructor
{
    public static readonly Reader First = new();

    public sealed class Reader
    {
        private static readonly int[] Values = [1, 2, 3, 4];

        private readonly int first = Values[0];

        public int First => first;
    }
}
