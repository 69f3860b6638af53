namespace LVS.Sim;

/// <summary>
/// A node's own clock relative to virtual time: it starts with the node, runs fast or slow, and may jump ahead. It never runs backwards,
/// like the tick counter of a board. Integers only.
/// </summary>
public sealed class SimClock
{
    private const long Million = 1_000_000;

    private long originMs;
    private long localMs;

    /// <summary>How much faster than virtual time it runs, in millionths, above -1,000,000.</summary>
    public int SkewPpm { get; private set; }

    /// <summary>Starts the clock again: the node has booted.</summary>
    /// <param name="nowMs">Virtual time.</param>
    /// <param name="uptimeMs">What it shows then.</param>
    public void Start(long nowMs, long uptimeMs)
    {
        originMs = nowMs;
        localMs = uptimeMs;
    }

    /// <summary>Sets how fast the clock runs from now on.</summary>
    public void Skew(long nowMs, int ppm)
    {
        localMs = Local(nowMs);
        originMs = nowMs;
        SkewPpm = ppm;
    }

    /// <summary>Jumps ahead.</summary>
    public void Jump(long nowMs, long byMs)
    {
        localMs = Local(nowMs) + byMs;
        originMs = nowMs;
    }

    /// <summary>The node's time at a virtual time, not before the last change.</summary>
    public long Local(long nowMs) => localMs + (SkewPpm == 0 ? nowMs - originMs : (nowMs - originMs) * (Million + SkewPpm) / Million);

    /// <summary>The first virtual time at which the node's clock shows at least <paramref name="local"/>.</summary>
    public long Virtual(long local)
    {
        if (local <= localMs)
        {
            return originMs;
        }

        long rate = Million + SkewPpm;
        return originMs + (SkewPpm == 0 ? local - localMs : (((local - localMs) * Million) + rate - 1) / rate);
    }
}
