using LVS.Node;

namespace LVS.Harness;

/// <summary>Inboxes of this machine: memory is plenty, and a thread that waits for its turn must not lose what comes meanwhile.</summary>
public static class PcInbox
{
    private const int MemberSlots = 256;
    private const int GuestSlots = 2048;

    /// <summary>For a node, or who only listens.</summary>
    public static Inbox OfMember() => new(MemberSlots);

    /// <summary>For a guest: all whom it asks answer at once.</summary>
    public static Inbox OfGuest() => new(GuestSlots);
}
