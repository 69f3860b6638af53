using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// Tells frames of now from those that may be recordings, so that who has only those spends no more than a small budget of its own.
/// Belongs to the gateway's thread.
/// </summary>
internal sealed class GatewayDates
{
    // A diff under an edge's key counts whatever minute it says, so not all that is late is refused.
    private const int LateMinutes = 4;
    private const int LatePerSecond = 4;
    private const int LateAtOnce = 16;

    private readonly FrameBudget late = new(LatePerSecond, LateAtOnce);
    private readonly HeardMinute minute = new();

    /// <summary>Whether a frame says the swarm's minute, or may be carried though it says an older one.</summary>
    public bool IsTimely(Letter letter, long nowMs)
    {
        bool isStore = StoreFrame.Has(letter.Kind);
        if (minute.IsKnown(nowMs) && minute.At(nowMs) - letter.Minute > LateMinutes)
        {
            // Of a census and of the fragment store nobody would hear it (SPEC 2.5).
            return letter.Kind != FrameKind.Census && !isStore && late.Take(nowMs);
        }

        if (!isStore)
        {
            // Guests have many names, and a minute that they heard from others.
            minute.Hear(letter.Sender, letter.Minute, nowMs);
        }

        return true;
    }
}
