namespace LVS.Tests.Above;

/// <summary>Stands for a layer above the one that is judged.</summary>
public static class Tower
{
    public static void Look()
    {
    }
}
