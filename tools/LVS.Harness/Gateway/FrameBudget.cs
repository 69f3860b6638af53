using System;

namespace LVS.Harness;

/// <summary>
/// Limits the rate of frames: a number a second in the long run, and a number at once (a token bucket, RFC 2697). One thread.
/// </summary>
/// <param name="perSecond">Frames a second, above 0.</param>
/// <param name="burst">Frames at once, 1 or above.</param>
internal sealed class FrameBudget(double perSecond, int burst)
{
    private double left = burst;
    private long countedAtMs = long.MinValue;

    /// <summary>Lets one frame pass.</summary>
    /// <param name="nowMs">A clock that only runs forward.</param>
    /// <returns>False when the budget is spent.</returns>
    public bool Take(long nowMs)
    {
        if (countedAtMs != long.MinValue)
        {
            left = Math.Min(burst, left + ((nowMs - countedAtMs) * perSecond / 1000));
        }

        countedAtMs = nowMs;
        if (left < 1)
        {
            return false;
        }

        left--;
        return true;
    }
}
