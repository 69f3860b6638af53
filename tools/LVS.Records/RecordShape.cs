using System;

using LVS.Core;

namespace LVS.Records;

/// <summary>How a record is spread: into how many fragments a stripe is coded, and how many of them bring it back.</summary>
/// <param name="Code">Number of the shape in a capability, 0..3.</param>
/// <param name="DataCount">k.</param>
/// <param name="TotalCount">n.</param>
public sealed record RecordShape(int Code, int DataCount, int TotalCount)
{
    /// <summary>Bytes of authentication in each stripe.</summary>
    public const int TagSize = 16;

    /// <summary>Five copies of one fragment, for what fits one.</summary>
    public static RecordShape Copies { get; } = new(0, 1, 5);

    /// <summary>4 + 4: any four of eight.</summary>
    public static RecordShape Four { get; } = new(1, 4, 8);

    /// <summary>4 + 8: any four of twelve, for lossy swarms.</summary>
    public static RecordShape Twelve { get; } = new(2, 4, 12);

    /// <summary>Part of the fragments lost in a repair interval, in percent, above which 4 + 8 is chosen: 4 + 4 then loses a stripe more
    /// often than once in 60,000 intervals.</summary>
    public const int LossPercentHigh = 5;

    /// <summary>Loss to expect where a person does not say, in percent: nobody knows how many nodes are switched off tomorrow.</summary>
    public const int LossPercentUsual = 33;

    /// <summary>Content that one stripe holds, in bytes.</summary>
    public int StripeContentSize => (DataCount * Limits.FragmentSizeMax) - TagSize;

    /// <summary>The shape for a record.</summary>
    /// <param name="contentSize">Bytes of the file.</param>
    /// <param name="lossPercent">Part of the fragments that the swarm loses in a repair interval, 0..100.</param>
    public static RecordShape For(int contentSize, int lossPercent)
    {
        return contentSize <= Copies.StripeContentSize ? Copies : lossPercent > LossPercentHigh ? Twelve : Four;
    }

    /// <summary>The shape with a code, or null.</summary>
    public static RecordShape? Of(int code) => code switch { 0 => Copies, 1 => Four, 2 => Twelve, _ => null };

    /// <summary>Stripes of a record; one for an empty file.</summary>
    public int StripeCount(int contentSize)
    {
        return Math.Max(1, (contentSize + StripeContentSize - 1) / StripeContentSize);
    }
}
