using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// The swarm's minute for a program that is no node: the median of the minutes that senders said lately, and the PC's clock until one is
/// heard. A replayed recording has few senders and an old minute, so it changes nothing while the swarm itself is heard.
/// </summary>
public sealed class HeardMinute
{
    private const int SendersMax = 1024;
    private const long HeardMs = 5 * SwarmClock.MinuteMs;
    private const long SweepMs = 1_000;

    private readonly Dictionary<int, (long Minute, long AtMs)> said = [];
    private long sweptAtMs;

    /// <summary>The PC's clock, in minutes since 1970 as swarms count them.</summary>
    public static long OfClock => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / SwarmClock.MinuteMs;

    /// <summary>Takes in the minute of a member's diff.</summary>
    /// <param name="sender">Its pseudonym.</param>
    /// <param name="minute">The minute it says.</param>
    /// <param name="nowMs">The present time of a clock that never runs backwards, in ms.</param>
    public void Hear(int sender, long minute, long nowMs)
    {
        if (said.Count >= SendersMax && nowMs - sweptAtMs >= SweepMs)
        {
            // Names turn with every epoch: after days all places would belong to names that nobody has any more.
            sweptAtMs = nowMs;
            foreach (int gone in said.Where(s => nowMs - s.Value.AtMs > HeardMs).Select(s => s.Key).ToList())
            {
                said.Remove(gone);
            }
        }

        if (said.Count < SendersMax || said.ContainsKey(sender))
        {
            bool isLater = !said.TryGetValue(sender, out (long Minute, long AtMs) known) || minute >= known.Minute;
            if (isLater)
            {
                said[sender] = (minute, nowMs);
            }
        }
    }

    /// <summary>Whether a member was heard lately, so that <see cref="At(long)"/> is more than this PC's clock.</summary>
    /// <param name="nowMs">As for <see cref="Hear"/>.</param>
    public bool IsKnown(long nowMs) => said.Values.Any(s => nowMs - s.AtMs <= HeardMs);

    /// <summary>The minute now.</summary>
    /// <param name="nowMs">As for <see cref="Hear"/>.</param>
    public long At(long nowMs) => At(nowMs, OfClock);

    /// <summary>The minute now, in a world with a clock of its own.</summary>
    /// <param name="nowMs">As for <see cref="Hear"/>.</param>
    /// <param name="clockMinute">What that clock shows.</param>
    public long At(long nowMs, long clockMinute)
    {
        long[] sorted = [.. said.Values.Where(s => nowMs - s.AtMs <= HeardMs)
            .Select(s => s.Minute + ((nowMs - s.AtMs) / SwarmClock.MinuteMs)).Order()];
        return sorted.Length == 0 ? clockMinute : sorted[sorted.Length / 2];
    }
}
