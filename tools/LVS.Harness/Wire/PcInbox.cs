using LVS.Node;

namespace LVS.Harness;

/// <summary>Inboxes of this machine: memory is plenty, and a thread that waits for its turn must not lose what comes meanwhile.</summary>
public static class PcInbox
{
    /// <summary>Frames that wait for a node: bursts of all its neighbours, and of a guest that stores.</summary>
    public const int NodeFrames = 128;

    private const int GuestFrames = 2048;

    /// <summary>For a guest: all whom it asks answer at once.</summary>
    public static Inbox OfGuest() => new(GuestFrames);
}
