using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Harness;

/// <summary>
/// The sum over a swarm (theorem T1): floats, value in flight on edges that both ends agree on, and refunds outstanding for edges whose
/// other end is closed, compared with the float bases the nodes started with. Amounts in micro-VU.
/// </summary>
/// <param name="FloatUvu">Sum of the floats.</param>
/// <param name="InFlightUvu">Paid and not yet credited.</param>
/// <param name="PendingUvu">Net flow of edge ends without a counterpart, to be returned when they close.</param>
/// <param name="PendingEnds">Number of such ends that have a net flow.</param>
/// <param name="OvercreditedEdges">Edges where more was credited than sent: none, unless value came from nothing.</param>
/// <param name="Matched">Edges that both ends agree on, each once.</param>
public sealed record Balance(
    long FloatUvu,
    long InFlightUvu,
    long PendingUvu,
    int PendingEnds,
    int OvercreditedEdges,
    IReadOnlyList<MatchedEdge> Matched)
{
    /// <summary>Sums up the views of a whole swarm.</summary>
    public static Balance Of(IReadOnlyCollection<NodeView> views)
    {
        Dictionary<int, NodeView> byPseudonym = views.ToDictionary(v => v.Pseudonym);
        List<MatchedEdge> matched = [];
        long pending = 0;
        int pendingEnds = 0;
        foreach (NodeView view in views)
        {
            foreach (EdgeView end in view.Edges)
            {
                EdgeView? other = byPseudonym.TryGetValue(end.Peer, out NodeView? peer)
                    ? peer.Edges.FirstOrDefault(o => o.Peer == view.Pseudonym && o.IsKeyed && end.IsKeyed)
                    : null;
                if (other == null)
                {
                    pending += end.SentUvu - end.CreditedUvu;
                    pendingEnds += end.SentUvu != end.CreditedUvu ? 1 : 0;
                }
                else if ((uint)view.Pseudonym < (uint)end.Peer)
                {
                    matched.Add(new MatchedEdge(view.Pseudonym, end.Peer, end.SentUvu - other.CreditedUvu, other.SentUvu - end.CreditedUvu,
                        end.SentUvu - end.CreditedUvu));
                }
            }
        }

        return new Balance(
            views.Sum(v => v.FloatUvu),
            matched.Sum(e => e.ForthUvu + e.BackUvu),
            pending,
            pendingEnds,
            matched.Count(e => e.ForthUvu < 0 || e.BackUvu < 0),
            matched);
    }

    /// <summary>Value that appeared or vanished, compared with the expected base.</summary>
    public long ErrorUvu(long baseUvu) => Math.Abs(FloatUvu + InFlightUvu + PendingUvu - baseUvu);
}
