using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;

namespace LVS.Records;

/// <summary>
/// Finds out how much of a record the swarm still holds. It asks the holders of each stripe for proofs and fetches no content.
/// </summary>
/// <param name="client">The swarm.</param>
/// <param name="capability">The record's.</param>
public sealed class RecordCheck(RecordClient client, Capability capability)
{
    private const int AnswerMs = 700;
    private const int RoundsMax = 5;

    private readonly Dictionary<long, Dictionary<int, int>> holders = [];

    /// <summary>Proved fragments of the stripe that has the fewest.</summary>
    public int LeastCount => holders.Values.Min(proved => proved.Count);

    /// <summary>Stripes with k or more proved fragments, which suffice to rebuild them.</summary>
    public int WholeCount => holders.Values.Count(proved => proved.Count >= capability.Shape.DataCount);

    /// <summary>Proved fragments of all stripes.</summary>
    public int ProvedCount => holders.Values.Sum(proved => proved.Count);

    /// <summary>Members that proved at least one fragment.</summary>
    public int HolderCount => holders.Values.SelectMany(proved => proved.Values).Distinct().Count();

    /// <summary>Asks for the proofs.</summary>
    /// <param name="stripes">The record's stripes.</param>
    /// <param name="stop">Ends it early.</param>
    public async Task Run(IReadOnlyList<RecordStripe> stripes, CancellationToken stop)
    {
        int all = (1 << capability.Shape.TotalCount) - 1;
        foreach (RecordStripe stripe in stripes)
        {
            holders[stripe.Name] = [];
        }

        int guest = client.DrawGuest();
        int seed = client.DrawGuest();
        client.Heard = (heard, sender) =>
        {
            if (heard.Kind == FrameKind.Proof && heard.Target == guest && heard.Seed == seed
                && holders.TryGetValue(heard.Fragment.Stripe, out Dictionary<int, int>? proved) && client.Namer.IsProof(heard, sender))
            {
                proved[heard.Fragment.Index] = sender;
            }
        };
        await new Question(client, Ask, () => holders.Values.All(proved => proved.Count == capability.Shape.TotalCount))
            .Repeat(RoundsMax, AnswerMs, stop);
        client.Heard = null;

        async Task Ask()
        {
            foreach (RecordStripe stripe in stripes.Where(stripe => holders[stripe.Name].Count < capability.Shape.TotalCount))
            {
                StoreFrame said = new()
                {
                    Kind = FrameKind.Challenge,
                    Seed = seed,
                    Mask = all & ~holders[stripe.Name].Keys.Aggregate(0, (have, index) => have | (1 << index)),
                };
                said.Fragment.Stripe = stripe.Name;
                await client.Say(said, guest);
                await client.Run(8, () => false, stop);
            }
        }
    }
}
