using System;
using System.Diagnostics;

namespace LVS.Harness;

/// <summary>
/// The time of day as the PC's clock showed it when the process first asked, counted on by a clock that nobody sets. The PC's clock itself
/// jumps by hours or days when a network or a person sets it; what is numbered, or subtracted from each other, must not. Thread safe.
/// </summary>
public static class SteadyTime
{
    private static readonly DateTimeOffset Began = DateTimeOffset.UtcNow;
    private static readonly long BeganAt = Stopwatch.GetTimestamp();

    /// <summary>The time of day.</summary>
    public static DateTimeOffset UtcNow => Began + Stopwatch.GetElapsedTime(BeganAt);

    /// <summary>The same in ms since 1970.</summary>
    public static long UnixMs => UtcNow.ToUnixTimeMilliseconds();

    /// <summary>Number of a census that is asked for now, above that of each census before it: Unix time in seconds.</summary>
    public static int CensusNumber => (int)UtcNow.ToUnixTimeSeconds();
}
