using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>Records that a scenario's nodes are given to keep.</summary>
public sealed record FragmentSettings
{
    /// <summary>How many.</summary>
    public int Records { get; init; } = 6;

    /// <summary>Bytes of each; a stripe holds at most k fragments' worth.</summary>
    public int Bytes { get; init; } = 4 * Limits.FragmentSizeMax;

    /// <summary>k: so many fragments bring a stripe back.</summary>
    public int DataCount { get; init; } = 4;

    /// <summary>n: so many there are.</summary>
    public int TotalCount { get; init; } = 8;

    /// <summary>When they are published, in ms.</summary>
    public long FromMs { get; init; } = 60_000;

    /// <summary>How long the publisher stays, in ms.</summary>
    public long ForMs { get; init; } = 60_000;

    /// <summary>In place of <see cref="Records"/>: fragments for each node, whatever their number; 0 for none.</summary>
    public int EachNode { get; init; }

    /// <summary>The settings for so many nodes.</summary>
    public FragmentSettings For(int nodes) => EachNode == 0 ? this
        : this with { Records = Math.Max(1, nodes * EachNode / (TotalCount * StripesEach)), EachNode = 0 };

    /// <summary>Stripes of all records.</summary>
    public int StripeCount => Records * StripesEach;

    private int StripesEach => (Bytes + StripeSize - 1) / StripeSize;

    private int StripeSize => DataCount * Limits.FragmentSizeMax;

    /// <summary>The fragments of all records, by stripe. Their content is noise.</summary>
    /// <param name="hmac">What names them.</param>
    /// <param name="expiryMinute">The swarm's minute up to which they are to be kept.</param>
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
