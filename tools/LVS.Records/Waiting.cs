using System.Threading.Tasks;

namespace LVS.Records;

/// <summary>For programs whose thread waits for what a client does; not for a browser, whose one thread must not.</summary>
public static class Waiting
{
    /// <summary>Waits until it is done. Throws what it throws.</summary>
    public static void Now(this Task task) => task.GetAwaiter().GetResult();

    /// <summary>Waits until it is done. Throws what it throws.</summary>
    /// <returns>What comes of it.</returns>
    public static T Now<T>(this Task<T> task) => task.GetAwaiter().GetResult();
}
