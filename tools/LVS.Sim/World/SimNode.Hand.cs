using System;

namespace LVS.Sim;

/// <content>What is done to it from outside while it lives: held without power, slowed down, its clock changed, another key.</content>
public sealed partial class SimNode
{
    /// <summary>Takes its power away until <see cref="GivePower"/>.</summary>
    public void HoldPower(long nowMs)
    {
        heldUntilMs = long.MaxValue;
        CutPower(nowMs, 0);
    }

    /// <summary>Ends what <see cref="HoldPower"/> began.</summary>
    /// <param name="nowMs">Virtual time.</param>
    /// <param name="atMs">When it has power again: later than any frame that is under way now arrives.</param>
    public void GivePower(long nowMs, long atMs)
    {
        heldUntilMs = atMs;
        Reschedule(nowMs);
    }

    /// <summary>Lets a node that has not come yet come earlier than planned.</summary>
    /// <param name="nowMs">Virtual time.</param>
    /// <param name="atMs">When it comes: later than any frame that is under way now arrives.</param>
    public void Come(long nowMs, long atMs)
    {
        bornAtMs = atMs;
        upAtMs = atMs;
        Reschedule(nowMs);
    }

    /// <summary>Acts only every so many milliseconds, and hears at most an inbox full; 0 for at once.</summary>
    public void SlowDown(long nowMs, int everyMs)
    {
        slowMs = everyMs;
        Reschedule(nowMs);
    }

    /// <summary>Its clock runs differently from now on.</summary>
    public void ChangeClock(long nowMs, Action<SimClock> change)
    {
        change(Clock);
        Reschedule(nowMs);
    }

    /// <summary>When it may boot.</summary>
    private long UpAtMs => Math.Max(upAtMs, heldUntilMs);
}
