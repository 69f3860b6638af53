using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <summary>
/// Puts a record together from fragments in any order. Believes none of them: a stripe counts when its seal opens, and wrong fragments
/// among enough right ones are left out by trying other choices.
/// </summary>
/// <param name="capability">The record's.</param>
public sealed class RecordReader(Capability capability)
{
    /// <summary>Choices of fragments tried for a stripe at each new fragment: enough for every four of twelve.</summary>
    private const int ChoicesMax = 500;

    private readonly Dictionary<long, int> stripes =
        Enumerable.Range(0, capability.StripeCount).ToDictionary(capability.StripeName, stripe => stripe);

    private readonly List<Fragment>[] heard = [.. Enumerable.Range(0, capability.StripeCount).Select(_ => new List<Fragment>())];
    private readonly byte[]?[] opened = new byte[]?[capability.StripeCount];
    private readonly ErasureCode code = new(Limits.ShareCountMax);

    /// <summary>Names of the stripes that are still wanted.</summary>
    public IEnumerable<long> Wanted => stripes.Where(pair => opened[pair.Value] == null).Select(pair => pair.Key);

    /// <summary>Stripes that were opened.</summary>
    public int OpenedCount => opened.Count(plain => plain != null);

    /// <summary>Fragments of this record that were heard.</summary>
    public int HeardCount { get; private set; }

    /// <summary>Whether the whole content is there.</summary>
    public bool IsComplete => OpenedCount == opened.Length;

    /// <summary>Indices of a stripe that were heard, as bits.</summary>
    public int HeardMask(long stripe) => heard[stripes[stripe]].Aggregate(0, (mask, fragment) => mask | (1 << fragment.Index));

    /// <summary>Takes in a fragment.</summary>
    /// <returns>Whether it belongs to the record and was new.</returns>
    public bool Offer(Fragment fragment)
    {
        if (!stripes.TryGetValue(fragment.Stripe, out int stripe) || opened[stripe] != null || !fragment.InRange()
            || fragment.DataCount != capability.Shape.DataCount || fragment.Size != Limits.FragmentSizeMax
            || heard[stripe].Any(other => Same(other, fragment)))
        {
            return false;
        }

        Fragment kept = new() { Stripe = fragment.Stripe, Index = fragment.Index, Size = fragment.Size };
        fragment.Bytes.CopyTo(kept.Bytes, 0);
        heard[stripe].Add(kept);
        HeardCount++;
        TryOpen(stripe);
        return true;
    }

    /// <summary>The content.</summary>
    /// <exception cref="UserException">Stripes are missing; says how many and what to do.</exception>
    public byte[] Content()
    {
        if (!IsComplete)
        {
            throw new UserException(HeardCount == 0
                ? "No node of this swarm has anything of this record: the capability is of another swarm, or the record has expired."
                : heard.Where((_, stripe) => opened[stripe] == null).All(list => Distinct(list) >= capability.Shape.DataCount)
                    ? "The fragments that were found do not open: they were changed, or belong to another record. Ask the person who "
                        + "stored it to store it again."
                    : $"Of {opened.Length} stripes {OpenedCount} are there; the others lack fragments. More nodes may come back: try "
                        + "again later.",
                UserException.Unknown);
        }

        byte[] content = new byte[capability.ContentSize];
        int at = 0;
        foreach (byte[]? plain in opened)
        {
            int count = Math.Min(plain!.Length, content.Length - at);
            plain.AsSpan(0, count).CopyTo(content.AsSpan(at));
            at += count;
        }

        return content;
    }

    private static bool Same(Fragment a, Fragment b)
    {
        return a.Index == b.Index && a.Bytes.AsSpan(0, a.Size).SequenceEqual(b.Bytes.AsSpan(0, b.Size));
    }

    private static int Distinct(List<Fragment> fragments) => fragments.Select(fragment => fragment.Index).Distinct().Count();

    private void TryOpen(int stripe)
    {
        int choices = 0;
        Choose(stripe, new Fragment[capability.Shape.DataCount], 0, heard[stripe].Count - 1, ref choices);
    }

    /// <summary>Tries all choices with the newest fragment in them: those without it have been tried.</summary>
    private bool Choose(int stripe, Fragment[] chosen, int count, int from, ref int choices)
    {
        if (count == chosen.Length)
        {
            return ++choices <= ChoicesMax && Open(stripe, chosen);
        }

        for (int i = from; i >= 0 && choices < ChoicesMax; i--)
        {
            Fragment next = heard[stripe][i];
            if (!chosen.AsSpan(0, count).ToArray().Any(other => other.Index == next.Index))
            {
                chosen[count] = next;
                if (Choose(stripe, chosen, count + 1, i - 1, ref choices))
                {
                    return true;
                }
            }

            if (count == 0)
            {
                break;
            }
        }

        return false;
    }

    private bool Open(int stripe, Fragment[] chosen)
    {
        int size = Limits.FragmentSizeMax;
        byte[] shares = new byte[chosen.Length * size];
        byte[] indices = new byte[chosen.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            indices[i] = (byte)chosen[i].Index;
            chosen[i].Bytes.AsSpan(0, size).CopyTo(shares.AsSpan(i * size));
        }

        byte[] bytes = new byte[shares.Length];
        code.Decode(shares, indices, chosen.Length, size, bytes);
        byte[] plain = new byte[capability.Shape.StripeContentSize];
        if (!RecordSeal.TryOpen(capability, stripe, bytes, plain))
        {
            return false;
        }

        opened[stripe] = plain;
        return true;
    }
}
