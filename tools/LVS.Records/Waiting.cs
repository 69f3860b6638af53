using System.Threading.Tasks;

namespace LVS.Records;

/// <summary>Blocking waits for programs that have a thread to block. A browser has only one thread and must not use them.</summary>
public static class Waiting
{
    /// <summary>Waits until the task is done. Throws what the task throws.</summary>
    public static void Now(this Task task) => task.GetAwaiter().GetResult();

    /// <summary>Waits until the task is done. Throws what the task throws.</summary>
    /// <returns>The task's result.</returns>
    public static T Now<T>(this Task<T> task) => task.GetAwaiter().GetResult();
}
