using System;

namespace LVS.Sim;

/// <content>Interventions from outside while the node lives: power held off, slowed down, its clock changed, another key.</content>
public sealed partial class SimNode
{
    /// <summary>Takes the node's power away until <see cref="GivePower"/>.</summary>
    public void HoldPower(long nowMs)
    {
        heldUntilMs = long.MaxValue;
        CutPower(nowMs, 0);
    }

    /// <summary>Ends what <see cref="HoldPower"/> began.</summary>
    /// <param name="nowMs">Virtual time.</param>
    /// <param name="atMs">When it has power again: later than the arrival of any frame that is now on its way.</param>
    public void GivePower(long nowMs, long atMs)
    {
        heldUntilMs = atMs;
        Reschedule(nowMs);
    }

    /// <summary>Lets a node that is not born yet come earlier than planned.</summary>
    /// <param name="nowMs">Virtual time.</param>
    /// <param name="atMs">When it comes: later than the arrival of any frame that is now on its way.</param>
    public void Come(long nowMs, long atMs)
    {
        bornAtMs = atMs;
        upAtMs = atMs;
        Reschedule(nowMs);
    }

    /// <summary>Lets the node act only at an interval in milliseconds, and hear at most a full inbox each time; 0 for no delay.</summary>
    public void SlowDown(long nowMs, int everyMs)
    {
        slowMs = everyMs;
        Reschedule(nowMs);
    }

    /// <summary>Changes how its clock runs from now on.</summary>
    public void ChangeClock(long nowMs, Action<SimClock> change)
    {
        change(Clock);
        Reschedule(nowMs);
    }

    /// <summary>When it may boot.</summary>
    private long UpAtMs => Math.Max(upAtMs, heldUntilMs);
}
