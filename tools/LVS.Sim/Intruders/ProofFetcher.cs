using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Throws its fragments away. When it has to prove or serve one, it fetches k others of the stripe under another name and re-creates it.
/// </summary>
public sealed class ProofFetcher(SimWorld world, int index, Shard shard, IntruderGroup group, ulong key)
    : FalseHolder(world, index, shard, group, key)
{
    private const int FetchMs = 20_000;

    private readonly Dictionary<(long Stripe, int Index), Fragment> fetched = [];
    private readonly Dictionary<long, (int Sender, int Seed, int Mask)> asked = [];
    private readonly Dictionary<long, long> fetchedAtMs = [];
    private HashSet<(long Stripe, int Index)> claimed = [];
    private int guest;

    /// <inheritdoc/>
    protected override void BeginToLie()
    {
        claimed = [.. Kept.Keys];
        Kept.Clear();
        guest = DrawPseudonym();
    }

    /// <inheritdoc/>
    protected override void Keep(StoreFrame heard, int sender, int number)
    {
        base.Keep(heard, sender, number);
        if (Lies)
        {
            claimed.UnionWith(Kept.Keys);
            Kept.Clear();
        }
    }

    /// <inheritdoc/>
    protected override void HearChallenge(long stripe, int mask, int sender, int seed)
    {
        base.HearChallenge(stripe, mask, sender, seed);
        Fetch(stripe, (sender, seed, 0), mask);
    }

    /// <inheritdoc/>
    protected override void HearWant(long stripe, int mask, int sender)
    {
        base.HearWant(stripe, mask, sender);
        if (Shard.NowMs - fetchedAtMs.GetValueOrDefault(stripe) > FetchMs)
        {
            Fetch(stripe, (sender, 0, mask), mask);
        }
    }

    /// <inheritdoc/>
    protected override void Overhear(StoreFrame heard, int sender, int number)
    {
        if (!Lies || heard.Kind != FrameKind.Fragment)
        {
            return;
        }

        Fragment fragment = new();
        fragment.CopyFrom(heard.Fragment);
        fragment.Stripe = Namer.NameOf(fragment);
        if (!asked.TryGetValue(fragment.Stripe, out (int Sender, int Seed, int Mask) question))
        {
            return;
        }

        fetched[(fragment.Stripe, fragment.Index)] = fragment;
        Fragment[] have = [.. fetched.Values.Where(one => one.Stripe == fragment.Stripe)];
        if (have.Length == fragment.DataCount)
        {
            foreach (Fragment made in Recreate(have).Where(made => claimed.Contains((fragment.Stripe, made.Index))))
            {
                if (question.Mask == 0)
                {
                    Prove(made, question.Sender, question.Seed);
                }
                else if ((question.Mask >> made.Index & 1) != 0)
                {
                    Serve(made, question.Sender);
                }
            }

            asked.Remove(fragment.Stripe);
            Array.ForEach(have, one => fetched.Remove((one.Stripe, one.Index)));
        }
    }

    private void Fetch(long stripe, (int Sender, int Seed, int Mask) question, int mask)
    {
        int mine = claimed.Where(name => name.Stripe == stripe).Aggregate(0, (all, name) => all | (1 << name.Index));
        if (!Lies || (mine & mask) == 0)
        {
            return;
        }

        asked[stripe] = question;
        fetchedAtMs[stripe] = Shard.NowMs;
        StoreFrame want = new() { Kind = FrameKind.Want, Mask = 0xFFFF & ~mine };
        want.Fragment.Stripe = stripe;
        Say(want, guest);
    }

    private Fragment[] Recreate(Fragment[] have)
    {
        (int k, int size) = (have[0].DataCount, have[0].Size);
        byte[] data = new byte[k * size];
        new ErasureCode(k).Decode(
            [.. have.SelectMany(one => one.Bytes.Take(size))], [.. have.Select(one => (byte)one.Index)], k, size, data);
        return new StripeMaker(Secrets.Hash).Make(data, k, have[0].TotalCount, size, have[0].Anchor, have[0].ExpiryMinute);
    }
}
