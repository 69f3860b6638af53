using System.Collections.Generic;
using System.Linq;

using LVS.Transports;

namespace LVS.Live;

/// <summary>
/// Nodes that joined a live swarm from elsewhere, such as browsers through the page. Only their frames are known, and they are counted like
/// all others when they answer the census.
/// </summary>
/// <param name="members">Nodes of the swarm itself; null where nobody can join.</param>
/// <param name="intruders">The intruders, which are no nodes.</param>
internal sealed class LiveGuests(IReadOnlyList<Member>? members, IReadOnlyList<LiveIntruder> intruders)
{
    private readonly HashSet<int> strangers = [];

    /// <summary>Names of the guests that have answered.</summary>
    public IEnumerable<int> Of(IReadOnlyDictionary<int, Heard> heard) => members == null ? []
        : heard.Where(one => one.Value.Steady > 0 && IsGuest(one.Key)).Select(one => one.Key);

    /// <summary>Names of the guests that have an edge with a node of the swarm: the census waits for them.</summary>
    public IEnumerable<int> AwaitedOf(IReadOnlyDictionary<int, Heard> heard) => members == null ? []
        : members.SelectMany(member => heard.GetValueOrDefault(member.Pseudonym)?.View.Edges ?? [])
            .Where(end => end.IsKeyed && heard.ContainsKey(end.Peer) && IsGuest(end.Peer)).Select(end => end.Peer).Distinct();

    /// <summary>
    /// The findings about them. A guest's value at birth is unknown here: it is counted with the value that its edges account for.
    /// </summary>
    public IEnumerable<Finding> Findings(IReadOnlyDictionary<int, Heard> heard)
    {
        foreach (Heard guest in Of(heard).Select(name => heard[name]))
        {
            int name = guest.View.Pseudonym;
            Member member = new($"guest-{MqttTopics.NameOf(name)}", 8 * guest.View.BaseUvu) { Guest = name };
            yield return new Finding(member, guest, "answered", guest.View, "census");
        }
    }

    /// <summary>Intruders are about to leave; remembers their names.</summary>
    public void Dismiss() => strangers.UnionWith(intruders.Select(intruder => intruder.Name));

    private bool IsGuest(int name) => !strangers.Contains(name) && !members!.Any(member => member.IsNamed(name));
}
