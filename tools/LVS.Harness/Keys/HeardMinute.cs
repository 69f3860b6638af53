using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// The swarm's minute for a program that is no node. Members that agree with the PC's clock are believed, because with the swarm key
/// everybody can invent names and speak in the names of others. Where fewer agree than could be a chance, it is the median of the minutes
/// that senders said lately, and the PC's clock until one is heard. A replayed recording has few senders and an old minute, so it changes
/// nothing while the swarm itself is heard.
/// </summary>
public sealed class HeardMinute
{
    private const int SendersMax = 1024;
    private const int EnoughNear = 3;
    private const long NearMinutes = SwarmClock.WindowMs / SwarmClock.MinuteMs;
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
    public void Hear(int sender, long minute, long nowMs) => Hear(sender, minute, nowMs, OfClock);

    /// <summary>The same in a world with a clock of its own.</summary>
    /// <param name="sender">Its pseudonym.</param>
    /// <param name="minute">The minute it says.</param>
    /// <param name="nowMs">The present time of a clock that never runs backwards, in ms.</param>
    /// <param name="clockMinute">What the world's clock shows.</param>
    public void Hear(int sender, long minute, long nowMs, long clockMinute)
    {
        bool isNear = IsNear(minute, clockMinute);
        bool isThere = said.TryGetValue(sender, out (long Minute, long AtMs) known);
        if (said.Count >= SendersMax && !isThere)
        {
            MakeRoom(isNear, nowMs, clockMinute);
        }

        // What somebody else says in a sender's name takes nothing from what the sender said in accord with the clock.
        bool isKnown = isThere && nowMs - known.AtMs <= HeardMs;
        bool wasNear = isKnown && IsNear(Now(known, nowMs), clockMinute);
        bool counts = !isKnown || (isNear == wasNear ? minute >= known.Minute : isNear);
        if (counts && (isThere || said.Count < SendersMax))
        {
            said[sender] = (minute, nowMs);
        }
    }

    /// <summary>Whether a member was heard lately, so that <see cref="At(long)"/> is more than this PC's clock.</summary>
    /// <param name="nowMs">As for <see cref="Hear(int, long, long)"/>.</param>
    public bool IsKnown(long nowMs) => said.Values.Any(s => nowMs - s.AtMs <= HeardMs);

    /// <summary>The minute now.</summary>
    /// <param name="nowMs">As for <see cref="Hear(int, long, long)"/>.</param>
    public long At(long nowMs) => At(nowMs, OfClock);

    /// <summary>The minute now, in a world with a clock of its own.</summary>
    /// <param name="nowMs">As for <see cref="Hear(int, long, long)"/>.</param>
    /// <param name="clockMinute">What that clock shows.</param>
    public long At(long nowMs, long clockMinute)
    {
        long[] all = [.. said.Values.Where(s => nowMs - s.AtMs <= HeardMs).Select(s => Now(s, nowMs)).Order()];
        long[] near = [.. all.Where(minute => IsNear(minute, clockMinute))];
        long[] heard = near.Length >= EnoughNear || 2 * near.Length >= all.Length ? near : all;
        return heard.Length == 0 ? clockMinute : heard[heard.Length / 2];
    }

    private static long Now((long Minute, long AtMs) known, long nowMs) =>
        known.Minute + ((nowMs - known.AtMs) / SwarmClock.MinuteMs);

    private static bool IsNear(long minute, long clockMinute) => Math.Abs(minute - clockMinute) <= NearMinutes;

    /// <summary>Names turn with every epoch: after days all places would belong to names that nobody has any more.</summary>
    private void MakeRoom(bool isNear, long nowMs, long clockMinute)
    {
        if (nowMs - sweptAtMs >= SweepMs)
        {
            sweptAtMs = nowMs;
            foreach (int gone in said.Where(s => nowMs - s.Value.AtMs > HeardMs).Select(s => s.Key).ToList())
            {
                said.Remove(gone);
            }
        }

        if (isNear && said.Count >= SendersMax)
        {
            foreach (int far in said.Where(s => !IsNear(Now(s.Value, nowMs), clockMinute)).Select(s => s.Key).Take(1).ToList())
            {
                said.Remove(far);
            }
        }
    }
}
