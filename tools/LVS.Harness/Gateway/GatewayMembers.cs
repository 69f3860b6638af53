using System.Collections.Generic;
using System.Linq;

namespace LVS.Harness;

/// <summary>The pseudonyms that a gateway has heard recently. Belongs to the gateway's thread.</summary>
internal sealed class GatewayMembers
{
    private const int CountMax = 4096;
    private const int MemberMs = 120_000;

    private readonly Dictionary<int, GatewayMember> members = [];

    /// <summary>What is known of a pseudonym, or null.</summary>
    public GatewayMember? Find(int pseudonym) => members.GetValueOrDefault(pseudonym);

    /// <summary>
    /// The data about a sender. When there are too many, the one that was silent for longest makes room: everybody with the key can invent
    /// any number of names, and recordings of many days have as many.
    /// </summary>
    public GatewayMember Of(int pseudonym)
    {
        if (members.TryGetValue(pseudonym, out GatewayMember? known))
        {
            return known;
        }

        if (members.Count >= CountMax)
        {
            members.Remove(members.MinBy(one => one.Value.NewestAtMs).Key);
        }

        return members[pseudonym] = new GatewayMember();
    }

    /// <summary>Whether it was heard recently on a side.</summary>
    public bool IsAt(int pseudonym, int side, long nowMs) => members.TryGetValue(pseudonym, out GatewayMember? member)
        && member.HeardAtMs[side] != long.MinValue && nowMs - member.HeardAtMs[side] < MemberMs;

    /// <summary>The nodes at the broker that have to do with a node on the segment.</summary>
    public IEnumerable<KeyValuePair<int, GatewayMember>> Linked(long nowMs) => members.Where(one => one.Value.LinkedUntilMs > nowMs);
}
