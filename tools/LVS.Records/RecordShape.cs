using System;
using System.Collections.Generic;

using LVS.Core;

namespace LVS.Records;

/// <summary>How a record is coded: into how many fragments each stripe is coded, and how many of them suffice to rebuild it.</summary>
/// <param name="DataCount">k, 1..<see cref="Limits.RepairDataCountMax"/>.</param>
/// <param name="TotalCount">n, k..<see cref="Limits.ShareCountMax"/>.</param>
public sealed record RecordShape(int DataCount, int TotalCount)
{
    /// <summary>Bytes of the authentication tag in each stripe.</summary>
    public const int TagSize = 16;

    /// <summary>Loss to plan for when the user names none, in percent. Nobody knows how many nodes will be switched off tomorrow.</summary>
    public const int LossPercentUsual = 33;

    /// <summary>Most fragments of a stripe that <see cref="For"/> chooses.</summary>
    public const int TotalCountUsual = 12;

    /// <summary>Bytes of a name in a stripe that lists others.</summary>
    public const int NameSize = 8;

    /// <summary>k - 1 in the low and n - 1 in the high half.</summary>
    public int Code => (DataCount - 1) | ((TotalCount - 1) << 4);

    /// <summary>Content that one stripe holds, in bytes.</summary>
    public int StripeContentSize => (DataCount * Limits.FragmentSizeMax) - TagSize;

    /// <summary>How many nodes may vanish at once without losing a stripe, whichever nodes they are.</summary>
    public int SpareCount => TotalCount - DataCount;

    /// <summary>The shape for a swarm: the requested part of the nodes may vanish, and k is as large as the repair allows.</summary>
    /// <param name="contentSize">Bytes of the file.</param>
    /// <param name="nodes">Nodes that have room, at least 2.</param>
    /// <param name="lossPercent">Percentage of the nodes that may vanish before the swarm repairs, 0..100.</param>
    public static RecordShape For(int contentSize, int nodes, int lossPercent)
    {
        int lost = Math.Clamp(((nodes * lossPercent) + 99) / 100, 1, nodes - 1);
        int most = Math.Min(nodes, TotalCountUsual);

        // Content that fits one fragment is copied to each holder, because coding would not make it smaller.
        int dataMost = contentSize <= Limits.FragmentSizeMax - TagSize ? 1 : Limits.RepairDataCountMax;
        int data = Math.Clamp(most - lost, 1, dataMost);
        return new RecordShape(data, Math.Min(most, data + lost));
    }

    /// <summary>The shape with a code; null for a shape that nodes do not repair.</summary>
    public static RecordShape? Of(int code)
    {
        RecordShape shape = new((code & 15) + 1, (code >> 4) + 1);
        return shape.DataCount <= shape.TotalCount && shape.DataCount <= Limits.RepairDataCountMax ? shape : null;
    }

    /// <summary>
    /// Bytes of each level of stripes. The first level is the content; each further level lists the names of the level before, until one
    /// stripe holds all of them.
    /// </summary>
    public IReadOnlyList<int> Levels(int contentSize)
    {
        List<int> sizes = [contentSize];
        while (StripesOf(sizes[^1]) > 1)
        {
            sizes.Add(StripesOf(sizes[^1]) * NameSize);
        }

        return sizes;
    }

    /// <summary>Stripes of a level; an empty file has one.</summary>
    public int StripesOf(int levelSize) => Math.Max(1, (levelSize + StripeContentSize - 1) / StripeContentSize);

    /// <summary>Stripes of a record, including those that list other stripes.</summary>
    public int StripeCount(int contentSize)
    {
        int count = 0;
        foreach (int size in Levels(contentSize))
        {
            count += StripesOf(size);
        }

        return count;
    }

    /// <summary>Content bytes of one stripe of a level.</summary>
    public int ContentOf(int levelSize, int number) => Math.Clamp(levelSize - (number * StripeContentSize), 0, StripeContentSize);

    /// <summary>Bytes of a fragment of a stripe with that much content, so that a small file does not take a full stripe.</summary>
    public int FragmentSizeOf(int content) => (content + TagSize + DataCount - 1) / DataCount;
}
