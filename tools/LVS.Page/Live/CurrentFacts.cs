using System;
using System.Threading;

namespace LVS.Page;

/// <summary>
/// The facts of a swarm that changes: made when somebody asks, and made anew after a change. What was begun before a change is not kept.
/// Thread safe.
/// </summary>
/// <param name="make">Makes them.</param>
public sealed class CurrentFacts(Func<PageFacts> make)
{
    private readonly Lock gate = new();
    private PageFacts? made;

    /// <summary>The facts; the same object until they change.</summary>
    public PageFacts Value
    {
        get
        {
            lock (gate)
            {
                return made ??= make();
            }
        }
    }

    /// <summary>They are others from now on.</summary>
    public void Change()
    {
        lock (gate)
        {
            made = null;
        }
    }
}
