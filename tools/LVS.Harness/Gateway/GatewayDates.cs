using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// Distinguishes present frames from possible recordings, so that a replayer of recordings uses only a small budget of its own. Belongs to
/// the gateway's thread.
/// </summary>
internal sealed class GatewayDates
{
    // A diff under an edge's key counts whatever its minute is, so late frames are not all refused.
    private const int LateMinutes = 4;
    private const int LatePerSecond = 4;
    private const int LateAtOnce = 16;

    private readonly FrameBudget late = new(LatePerSecond, LateAtOnce);
    private readonly HeardMinute minute = new();

    /// <summary>Whether a frame has the swarm's minute, or may be carried with an older one.</summary>
    public bool IsTimely(Letter letter, long nowMs)
    {
        bool isStore = StoreFrame.Has(letter.Kind);
        if (minute.IsKnown(nowMs) && minute.At(nowMs) - letter.Minute > LateMinutes)
        {
            // A late census or frame of the fragment store would not be heard anyway (SPEC 2.5).
            return letter.Kind != FrameKind.Census && !isStore && late.Take(nowMs);
        }

        if (!isStore)
        {
            // Guests have many names, and take their minute from others.
            minute.Hear(letter.Sender, letter.Minute, nowMs);
        }

        return true;
    }
}
