using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>What happens between windows: events, checkpoints and samples, in that order at the same moment.</summary>
public sealed class Timeline
{
    private readonly WorldEvent[] events;
    private readonly long durationMs;
    private readonly long checkEveryMs;
    private readonly long sampleEveryMs;
    private int next;
    private long checkMs;
    private long sampleMs;

    /// <summary>Makes a timeline.</summary>
    /// <param name="events">The events; those of one moment in their order.</param>
    /// <param name="durationMs">Virtual time of the run.</param>
    /// <param name="checkEveryMs">Time between two checkpoints.</param>
    /// <param name="samples">Number of samples in the whole run; 0 for none.</param>
    public Timeline(IEnumerable<WorldEvent> events, long durationMs, long checkEveryMs, int samples)
    {
        this.events = [.. events.OrderBy(one => one.AtMs)];
        this.durationMs = durationMs;
        this.checkEveryMs = checkEveryMs;
        checkMs = checkEveryMs;
        sampleEveryMs = samples > 0 ? Math.Max(1, durationMs / samples) : long.MaxValue;
        sampleMs = samples > 0 ? 0 : long.MaxValue;
    }

    /// <summary>When the next item is due, at most the end of the run.</summary>
    public long NextMs => Math.Min(NextCutMs, sampleMs);

    /// <summary>
    /// Where the next window must end, for an event, a checkpoint or the end of the run. A sample waits for the end of its window: what
    /// happens must not depend on how often somebody looks.
    /// </summary>
    public long NextCutMs => Math.Min(Math.Min(next < events.Length ? events[next].AtMs : long.MaxValue, checkMs), durationMs);

    /// <summary>Executes everything that is due now.</summary>
    /// <param name="nowMs">Virtual time.</param>
    /// <param name="checkpoint">Takes a checkpoint.</param>
    /// <param name="sample">Takes a sample.</param>
    public void Step(long nowMs, Action checkpoint, Action sample)
    {
        for (; next < events.Length && events[next].AtMs <= nowMs; next++)
        {
            events[next].Happen(nowMs);
        }

        if (nowMs >= checkMs || nowMs >= durationMs)
        {
            checkMs = nowMs + checkEveryMs;
            checkpoint();
        }

        if (nowMs >= sampleMs || (sampleMs != long.MaxValue && nowMs >= durationMs))
        {
            sampleMs = nowMs + sampleEveryMs;
            sample();
        }
    }
}
