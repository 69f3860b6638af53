using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <summary>
/// The members that keep fragments, as a guest knows them: their free room, their home, and whether they are awake. A member that sleeps
/// between slots hears only what is said while it is awake.
/// </summary>
public sealed class KnownMembers
{
    /// <summary>How long after it was heard a sleeping member still counts as awake, in ms. Its window is 300 ms.</summary>
    public const int AwakeMs = 250;

    // A member that was silent for this long may have slept, so the frames that it did not answer are repeated.
    private const int SilentMs = 5_000;
    private const int SendersMax = 4096;

    private readonly Dictionary<int, KnownMember> members = [];
    private readonly Dictionary<int, long> heardAtMs = [];

    /// <summary>Whether members that sleep are counted. A client that does not wait for them cannot reach them.</summary>
    public bool CountSleepers { get; set; }

    /// <summary>Number of members heard, whether counted or not.</summary>
    public int HeardCount => members.Count;

    /// <summary>Number of members that are counted.</summary>
    public int Count => members.Values.Count(IsCounted);

    /// <summary>Number of counted members that have room.</summary>
    public int WithRoomCount => members.Values.Count(member => IsCounted(member) && member.Free > 0);

    /// <summary>Number of members that sleep, whether counted or not.</summary>
    public int SleeperCount => Sleepers.Count();

    /// <summary>The members that sleep.</summary>
    public IEnumerable<int> Sleepers => members.Where(member => member.Value.NapSeconds > 0).Select(member => member.Key);

    /// <summary>Longest nap of any member, in s; 0 when none sleeps.</summary>
    public int NapSecondsMax => members.Values.Select(member => member.NapSeconds).DefaultIfEmpty().Max();

    /// <summary>Places that all counted members together give to guests.</summary>
    public long FreeFragments => members.Values.Where(IsCounted).Sum(member => (long)GuestShare(member.Free));

    /// <summary>
    /// Places that a member gives to guests at once, provided that it has given none for a day: five sevenths of its free places, which is
    /// five eighths of an empty room (SPEC 9.4). A member does not say what it gave lately.
    /// </summary>
    /// <param name="free">Its free places, as it says them.</param>
    public static int GuestShare(int free) => free > 0 ? Math.Max(1, (int)(free * 5L / 7)) : 0;

    /// <summary>Free places of a member, as it said them last; 0 for an unknown member.</summary>
    public int FreeOf(int member) => members.GetValueOrDefault(member).Free;

    /// <summary>A member's longest nap, in s; 0 when it never sleeps.</summary>
    public int NapSecondsOf(int member) => members.GetValueOrDefault(member).NapSeconds;

    /// <summary>Whether a member hears frames now.</summary>
    public bool IsAwake(int member, long nowMs) => NapSecondsOf(member) == 0
        || nowMs - heardAtMs.GetValueOrDefault(member, long.MinValue / 2) < AwakeMs;

    /// <summary>Notes that a frame of a member was heard, of any kind.</summary>
    /// <returns>Whether the member may have slept until now.</returns>
    public bool Notice(int sender, long nowMs)
    {
        if (heardAtMs.Count >= SendersMax && !heardAtMs.ContainsKey(sender))
        {
            return false;
        }

        bool hasWoken = nowMs - heardAtMs.GetValueOrDefault(sender, long.MinValue / 2)
            >= (NapSecondsOf(sender) > 0 ? AwakeMs : SilentMs);
        heardAtMs[sender] = nowMs;
        return hasWoken;
    }

    /// <summary>Takes in an offer: the member says its room, or that it leaves.</summary>
    public void Hear(StoreFrame offer, int sender)
    {
        if ((offer.Flags & StoreFrame.FlagLeaves) != 0)
        {
            members.Remove(sender);
        }
        else if ((offer.Flags & StoreFrame.FlagAsks) == 0)
        {
            members.Remove(offer.Former);
            members[sender] = new KnownMember(RoomCode.Read(offer.Room), offer.Home, NapCode.Read(offer.Nap));
        }
    }

    /// <summary>
    /// Members that may keep a stripe, nearest first. They have room, and their homes share the longest prefix with the stripe that enough
    /// members share.
    /// </summary>
    /// <param name="stripe">Its name.</param>
    /// <param name="count">Fewest members needed.</param>
    public List<int> Rank(long stripe, int count)
    {
        List<KeyValuePair<int, KnownMember>> near = District(stripe, count);
        int[] rooms = [.. near.Select(member => member.Value.Free).Order()];
        int median = rooms.Length == 0 ? 0 : rooms[rooms.Length / 2];
        return [.. near.OrderBy(member => Placement.Distance(stripe, member.Key, Placement.Weight(member.Value.Free, median)))
            .Select(member => member.Key)];
    }

    /// <summary>Whether the second of two names belongs to a district with more free room.</summary>
    public bool HasMoreRoom(long name, long other)
    {
        return District(other, 1).Sum(member => (long)member.Value.Free) > District(name, 1).Sum(member => (long)member.Value.Free);
    }

    private bool IsCounted(KnownMember member) => CountSleepers || member.NapSeconds == 0;

    private List<KeyValuePair<int, KnownMember>> District(long stripe, int count) => GuestDistrict.Of(
        members.Where(member => IsCounted(member.Value) && member.Value.Free > 0), member => member.Value.Home, stripe, count);
}
