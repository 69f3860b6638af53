using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>Records that a scenario's nodes are given to keep.</summary>
public sealed record FragmentSettings
{
    /// <summary>Number of records.</summary>
    public int Records { get; init; } = 6;

    /// <summary>Bytes of each record; a stripe holds at most k fragments of content.</summary>
    public int Bytes { get; init; } = 4 * Limits.FragmentSizeMax;

    /// <summary>k: the number of fragments that restore a stripe.</summary>
    public int DataCount { get; init; } = 4;

    /// <summary>n: the number of fragments of a stripe.</summary>
    public int TotalCount { get; init; } = 8;

    /// <summary>When they are published, in ms.</summary>
    public long FromMs { get; init; } = 60_000;

    /// <summary>How long the publisher stays, in ms.</summary>
    public long ForMs { get; init; } = 60_000;

    /// <summary>Instead of <see cref="Records"/>: fragments for each node, whatever the number of nodes; 0 for none.</summary>
    public int EachNode { get; init; }

    /// <summary>The settings for a number of nodes.</summary>
    public FragmentSettings For(int nodes) => EachNode == 0 ? this
        : this with { Records = Math.Max(1, nodes * EachNode / (TotalCount * StripesEach)), EachNode = 0 };

    /// <summary>Stripes of all records.</summary>
    public int StripeCount => Records * StripesEach;

    private int StripesEach => (Bytes + StripeSize - 1) / StripeSize;

    private int StripeSize => DataCount * Limits.FragmentSizeMax;

    /// <summary>The fragments of all records, by stripe. Their content is noise.</summary>
    /// <param name="hmac">Computes their names.</param>
    /// <param name="expiryMinute">The swarm's minute up to which they are kept.</param>
    public IReadOnlyList<Fragment[]> Make(IHmac hmac, long expiryMinute)
    {
        List<Fragment[]> stripes = [];
        for (int record = 0; record < Records; record++)
        {
            for (int left = Bytes; left > 0; left -= StripeSize)
            {
                int size = (Math.Min(left, StripeSize) + DataCount - 1) / DataCount;
                stripes.Add(NoiseStripe.Make(stripes.Count + 1, DataCount, TotalCount, size, hmac, expiryMinute));
            }
        }

        return stripes;
    }
}
