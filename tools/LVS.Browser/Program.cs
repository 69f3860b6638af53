namespace LVS.Browser;

/// <summary>The worker's program: from here on the worker calls <see cref="Gate"/>.</summary>
internal static class Program
{
    private static void Main()
    {
        // Nothing runs by itself in a browser: the worker's timer and its messages do.
    }
}
