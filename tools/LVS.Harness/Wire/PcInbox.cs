using LVS.Node;

namespace LVS.Harness;

/// <summary>Inboxes on a PC: memory is plentiful, and a thread that waits for its turn must not lose frames.</summary>
public static class PcInbox
{
    /// <summary>Frames that may wait for a node: bursts of all its neighbours, and of a guest that stores.</summary>
    public const int NodeFrames = 128;

    private const int GuestFrames = 2048;

    /// <summary>For a guest: all members that it asks answer at once.</summary>
    public static Inbox OfGuest() => new(GuestFrames);
}
