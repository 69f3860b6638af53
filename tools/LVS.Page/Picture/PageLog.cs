using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace LVS.Page;

/// <summary>The newest things that happened. Any thread may add and read.</summary>
public sealed class PageLog
{
    private const int EventsMax = 400;

    private readonly Lock gate = new();
    private readonly Queue<PageEvent> events = new();
    private long number;

    /// <summary>Adds one.</summary>
    public void Add(double seconds, string kind, int node, string text)
    {
        lock (gate)
        {
            if (events.Count == EventsMax)
            {
                events.Dequeue();
            }

            events.Enqueue(new PageEvent(++number, seconds, kind, node, text));
        }
    }

    /// <summary>Those after one of them that are still kept, oldest first.</summary>
    /// <param name="after">Number of the last one known; 0 for none.</param>
    public IReadOnlyList<PageEvent> After(long after)
    {
        lock (gate)
        {
            return number == after ? [] : [.. events.Where(one => one.Number > after)];
        }
    }
}
