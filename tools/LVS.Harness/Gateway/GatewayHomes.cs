using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>
/// The homes of the members that keep fragments, and so which frames of the fragment store concern a segment. It determines districts as
/// the members themselves do (SPEC 11), and in doubt carries a frame. Belongs to the gateway's thread.
/// </summary>
internal sealed class GatewayHomes
{
    private const int MembersMax = 4096;
    private const long MemberMs = 600_000;
    private const long CountAgainMs = 5_000;

    private readonly Dictionary<int, (int Home, int Side, long AtMs, long UntilMs)> members = [];
    private List<(int Home, int Depth)> districts = [];
    private long countedAtMs = long.MinValue / 2;

    /// <summary>A member announces its home. When there are too many, the one that was silent for longest makes room.</summary>
    public void Hear(int pseudonym, StoreFrame offer, int side, long nowMs)
    {
        bool isNew = !members.ContainsKey(pseudonym);
        if ((offer.Flags & StoreFrame.FlagLeaves) != 0)
        {
            members.Remove(pseudonym);
        }
        else if ((offer.Flags & StoreFrame.FlagAsks) == 0)
        {
            members.Remove(offer.Former);
            if (isNew && members.Count >= MembersMax)
            {
                members.Remove(members.MinBy(one => one.Value.AtMs).Key);
            }

            members[pseudonym] = (offer.Home, side, nowMs, nowMs + Math.Max(MemberMs, NapCode.SilenceMs(NapCode.Read(offer.Nap))));
            countedAtMs = isNew ? long.MinValue / 2 : countedAtMs;
        }
    }

    /// <summary>
    /// Whether a frame of the segment concerns a node at the broker: all do, except one whose only target is on the segment.
    /// </summary>
    public bool IsForBroker(StoreFrame store, bool isTargetAtSegment) => HomeOf(store) >= 0 || !isTargetAtSegment;

    /// <summary>Whether a frame of the broker's side concerns a node on the segment.</summary>
    public bool IsForSegment(StoreFrame store, bool isTargetAtSegment, long nowMs)
    {
        bool isForOne = store.Kind is FrameKind.Fragment or FrameKind.Proof;
        return (isForOne && isTargetAtSegment) || IsQuestion(store) || (HomeOf(store) is >= 0 and int home && AreAtSegment(home, nowMs));
    }

    /// <summary>The topic on which a frame is published (SPEC 13.3).</summary>
    public string TopicOf(StoreFrame store, MqttTopics topics) => IsQuestion(store) ? topics.All
        : HomeOf(store) is >= 0 and int home ? topics.HomeOf(home) : topics.InOf(MqttTopics.NameOf(store.Target));

    private static bool IsQuestion(StoreFrame store) => store.Kind == FrameKind.Offer && (store.Flags & StoreFrame.FlagAsks) != 0;

    /// <summary>The home that a frame concerns; negative when it concerns a single node.</summary>
    private int HomeOf(StoreFrame store) => store.Kind == FrameKind.Offer ? store.Home
        : store.Kind == FrameKind.Fragment || (store.Kind == FrameKind.Proof && !members.ContainsKey(store.Target)) ? -1
        : Placement.HomeOf(store.Fragment.Stripe);

    private bool AreAtSegment(int home, long nowMs)
    {
        if (nowMs - countedAtMs >= CountAgainMs)
        {
            Count(nowMs);
        }

        return districts.Exists(district => Placement.Shares(district.Home, home, district.Depth - 1));
    }

    private void Count(long nowMs)
    {
        countedAtMs = nowMs;
        foreach (int gone in members.Where(one => nowMs > one.Value.UntilMs).Select(one => one.Key).ToArray())
        {
            members.Remove(gone);
        }

        int[] homes = [.. members.Values.Select(one => one.Home)];
        districts = [.. members.Values.Where(one => one.Side == GatewaySide.Segment).Select(one => (one.Home, DepthAt(one.Home, homes)))];
    }

    private static int DepthAt(int home, int[] homes)
    {
        int depth = 0;
        while (depth < Placement.DepthMax && Placement.IsSplit(CountAt(home, depth, homes), CountAt(home, depth + 1, homes)))
        {
            depth++;
        }

        return depth;
    }

    private static int CountAt(int home, int depth, int[] homes) => homes.Count(other => Placement.Shares(home, other, depth));
}
