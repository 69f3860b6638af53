using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <summary>
/// Gives a record into the swarm's keeping: tells its fragments, asks for proofs, compares them with what was told, and tells again what
/// nobody proves, until every fragment is in the swarm.
/// </summary>
/// <param name="client">A swarm that was joined.</param>
/// <param name="fragments">All fragments of the record.</param>
public sealed class RecordPut(RecordClient client, IReadOnlyList<Fragment> fragments)
{
    private const int ProofMs = 500;
    private const int RoundsMax = 40;

    private readonly Dictionary<(long Stripe, int Index), Fragment> told = fragments.ToDictionary(f => (f.Stripe, f.Index));
    private readonly Dictionary<(long Stripe, int Index),
        HashSet<int>> holders = fragments.ToDictionary(f => (f.Stripe, f.Index), _ => new HashSet<int>());
    private int seed;

    /// <summary>Fragments that a member has proved to hold.</summary>
    public int ProvedCount => holders.Values.Count(set => set.Count > 0);

    /// <summary>Members that hold any.</summary>
    public int HolderCount => holders.Values.SelectMany(set => set).Distinct().Count();

    /// <summary>How many members, whichever, may vanish at once without the record being lost.</summary>
    public int SurvivesCount => fragments.GroupBy(f => f.Stripe).Min(SurvivedBy);

    /// <summary>Stores the record.</summary>
    /// <param name="progress">Called after every round with the number of proved fragments.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="UserException">Some fragments found no holder in time.</exception>
    public void Run(Action<int> progress, CancellationToken stop)
    {
        client.Heard = Hear;
        for (int round = 0; round < RoundsMax && ProvedCount < told.Count; round++)
        {
            if (round % 2 == 0)
            {
                foreach (Fragment fragment in Unproved())
                {
                    StoreFrame said = new() { Kind = FrameKind.Fragment };
                    Copy(fragment, said.Fragment);
                    client.Say(said);
                }

                // A node that did not know all others when it heard a fragment may not have known that it was to keep it.
                if (round % 8 == 6)
                {
                    client.AskWho();
                }
            }

            seed = Random.Shared.Next();
            foreach (Fragment about in Unproved().DistinctBy(f => f.Stripe))
            {
                StoreFrame said = new() { Kind = FrameKind.Challenge, Seed = seed };
                Copy(about, said.Fragment);
                client.Say(said);
                client.Run(20, () => false, stop);
            }

            client.Run(ProofMs, () => ProvedCount == told.Count, stop);
            progress(ProvedCount);
        }

        client.Heard = null;
        if (ProvedCount < told.Count)
        {
            throw new UserException(
                $"Only {ProvedCount} of {told.Count} fragments found a place in the swarm ({client.Members.Count} nodes, "
                    + $"{client.FreeFragments} free slots). "
                + "What was stored expires by itself. Add nodes, or try again.", UserException.Unknown);
        }
    }

    private List<Fragment> Unproved() => [.. fragments.Where(f => holders[(f.Stripe, f.Index)].Count == 0)];

    private static void Copy(Fragment from, Fragment to)
    {
        to.Stripe = from.Stripe;
        to.Version = from.Version;
        to.Check = from.Check;
        to.Index = from.Index;
        to.DataCount = from.DataCount;
        to.TotalCount = from.TotalCount;
        to.Hours = from.Hours;
        to.Size = from.Size;
        from.Bytes.CopyTo(to.Bytes, 0);
    }

    private void Hear(StoreFrame heard, int sender)
    {
        if (heard.Kind != FrameKind.Proof || heard.Challenger != client.Self || heard.Seed != seed
            || !told.TryGetValue((heard.Fragment.Stripe, heard.Fragment.Index), out Fragment? fragment)
                || fragment.Version != heard.Fragment.Version)
        {
            return;
        }

        // What was told is at hand: a proof is right or wrong by itself, without others to agree with.
        byte[] sketch = new byte[Sketch.Size];
        Sketch.Compute(fragment.Bytes, fragment.Size, seed, sketch, 0);
        if (sketch.AsSpan().SequenceEqual(heard.Sketch))
        {
            holders[(fragment.Stripe, fragment.Index)].Add(sender);
        }
    }

    /// <summary>Against the worst choice, taken greedily: always the member whose going leaves least.</summary>
    private int SurvivedBy(IGrouping<long, Fragment> stripe)
    {
        int need = stripe.First().DataCount;
        List<HashSet<int>> sets = [.. stripe.Select(f => new HashSet<int>(holders[(f.Stripe, f.Index)]))];
        int gone = 0;
        while (sets.Count(set => set.Count > 0) >= need)
        {
            int worst = sets.Where(set => set.Count > 0).SelectMany(set => set).Distinct()
                .OrderByDescending(member => sets.Count(set => set.Count == 1 && set.Contains(member)))
                .ThenByDescending(member => sets.Count(set => set.Contains(member))).First();
            sets.ForEach(set => set.Remove(worst));
            gone++;
        }

        return gone - 1;
    }
}
