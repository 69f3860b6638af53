using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Records;

/// <summary>
/// Members that keep fragments, as a guest knows them: what room they have, where they live, and whether they are awake. One that sleeps
/// between slots hears only what is said while it is awake.
/// </summary>
public sealed class KnownMembers
{
    /// <summary>So long after it was heard a member that sleeps is still awake: its window is 300 ms.</summary>
    public const int AwakeMs = 250;

    private const int DistrictMin = 28;

    // Whoever was silent for so long may have slept: what waits for it is said again.
    private const int SilentMs = 5_000;
    private const int SendersMax = 4096;

    private readonly Dictionary<int, KnownMember> members = [];
    private readonly Dictionary<int, long> heardAtMs = [];

    /// <summary>Whether members that sleep are counted on: who does not wait for them cannot tell them anything.</summary>
    public bool CountSleepers { get; set; }

    /// <summary>All that were heard, whether they are counted on or not.</summary>
    public int HeardCount => members.Count;

    /// <summary>Those that are counted on.</summary>
    public int Count => members.Values.Count(IsCounted);

    /// <summary>Those of them that have room.</summary>
    public int WithRoomCount => members.Values.Count(member => IsCounted(member) && member.Free > 0);

    /// <summary>Members that sleep, whether they are counted on or not.</summary>
    public int SleeperCount => members.Values.Count(member => member.NapSeconds > 0);

    /// <summary>Longest nap of any of them, in s; 0 for none.</summary>
    public int NapSecondsMax => members.Values.Select(member => member.NapSeconds).DefaultIfEmpty().Max();

    /// <summary>Free places that guests may fill, of all that are counted on.</summary>
    public long FreeFragments => members.Values.Where(IsCounted).Sum(member => (long)GuestShare(member.Free));

    /// <summary>
    /// Places that a member gives to guests at once, when it has given none for a day: five sevenths of what it says is free, which is five
    /// eighths of an empty room (SPEC 9.4). What it gave lately it does not say.
    /// </summary>
    /// <param name="free">Its free places, as it says.</param>
    public static int GuestShare(int free) => free > 0 ? Math.Max(1, (int)(free * 5L / 7)) : 0;

    /// <summary>Places that a member gives to guests; 0 for one that is not known.</summary>
    public int GuestShareOf(int member) => GuestShare(members.GetValueOrDefault(member).Free);

    /// <summary>How long a member sleeps at most, in s; 0 for one that never does.</summary>
    public int NapSecondsOf(int member) => members.GetValueOrDefault(member).NapSeconds;

    /// <summary>Whether a member hears what is said now.</summary>
    public bool IsAwake(int member, long nowMs) => NapSecondsOf(member) == 0
        || nowMs - heardAtMs.GetValueOrDefault(member, long.MinValue / 2) < AwakeMs;

    /// <summary>A frame of a member was heard, of whatever kind.</summary>
    /// <returns>Whether it may have slept until now.</returns>
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

    /// <summary>A member says what room it has, or that it leaves.</summary>
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
    /// Members that may keep a stripe, nearest first: those with room whose home shares the longest prefix that enough share.
    /// </summary>
    /// <param name="stripe">Its name.</param>
    /// <param name="count">How many are needed at least.</param>
    public List<int> Rank(long stripe, int count)
    {
        List<KeyValuePair<int, KnownMember>> near = District(stripe, count);
        int[] rooms = [.. near.Select(member => member.Value.Free).Order()];
        int median = rooms.Length == 0 ? 0 : rooms[rooms.Length / 2];
        return [.. near.OrderBy(member => Placement.Distance(stripe, member.Key, Placement.Weight(member.Value.Free, median)))
            .Select(member => member.Key)];
    }

    /// <summary>Whether, of two names, the second belongs where more room is free.</summary>
    public bool HasMoreRoom(long name, long other)
    {
        return District(other, 1).Sum(member => (long)member.Value.Free) > District(name, 1).Sum(member => (long)member.Value.Free);
    }

    private bool IsCounted(KnownMember member) => CountSleepers || member.NapSeconds == 0;

    private List<KeyValuePair<int, KnownMember>> District(long stripe, int count)
    {
        int home = Placement.HomeOf(stripe);
        List<KeyValuePair<int, KnownMember>> near = [.. members.Where(member => IsCounted(member.Value) && member.Value.Free > 0)];
        for (int depth = 1; depth <= Placement.DepthMax; depth++)
        {
            List<KeyValuePair<int, KnownMember>> deeper = [.. near.Where(member => Placement.Shares(member.Value.Home, home, depth))];
            if (deeper.Count < Math.Max(DistrictMin, 2 * count))
            {
                break;
            }

            near = deeper;
        }

        return near;
    }
}
