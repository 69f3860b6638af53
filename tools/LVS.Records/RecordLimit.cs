using System;
using System.Globalization;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <summary>How large a record may be: known, and told, before anything is stored.</summary>
/// <param name="freeFragments">Free fragment slots of all nodes together.</param>
/// <param name="freeStripes">Stripes that the swarm can still tell apart.</param>
/// <param name="nodeCount">Nodes that would hold fragments.</param>
public sealed class RecordLimit(int freeFragments, int freeStripes, int nodeCount)
{
    /// <summary>Stripes of one record at most, whatever the swarm has: no record may fill a swarm's table alone.</summary>
    public const int StripesMax = Limits.StripeCountMax / 2;

    /// <summary>Largest record that the swarm takes in a shape, in bytes; 0 when it takes none.</summary>
    public int BytesMax(RecordShape shape)
    {
        int stripes = Math.Min(Math.Min(freeStripes, StripesMax), freeFragments / shape.TotalCount);
        return stripes <= 0 || nodeCount < shape.TotalCount - shape.DataCount + 1 ? 0 : stripes * shape.StripeContentSize;
    }

    /// <summary>
    /// How a record is spread: what the expected loss asks for, or 4 + 4 where the swarm has no room, or too few nodes, for 4 + 8.
    /// </summary>
    /// <param name="contentSize">Bytes of the file.</param>
    /// <param name="lossPercent">Part of the fragments that the swarm loses in a repair interval, 0..100.</param>
    public RecordShape Choose(int contentSize, int lossPercent)
    {
        RecordShape shape = RecordShape.For(contentSize, lossPercent);
        bool isTight = BytesMax(shape) < contentSize || nodeCount < shape.TotalCount;
        return shape == RecordShape.Twelve && isTight && BytesMax(RecordShape.Four) >= contentSize ? RecordShape.Four : shape;
    }

    /// <summary>Refuses a file that is too large.</summary>
    /// <param name="name">The file, for the message.</param>
    /// <param name="contentSize">Its bytes.</param>
    /// <param name="shape">How it would be spread.</param>
    /// <exception cref="UserException">It is too large, or the swarm too small; says how large a file may be.</exception>
    public void Demand(string name, long contentSize, RecordShape shape)
    {
        int most = BytesMax(shape);
        if (most > 0 && contentSize <= most)
        {
            return;
        }

        string size = contentSize.ToString("#,0", CultureInfo.InvariantCulture);
        throw new UserException(nodeCount < shape.TotalCount - shape.DataCount + 1
            ? $"'{name}' cannot be stored: {nodeCount} nodes are too few for {shape.DataCount} + {shape.TotalCount - shape.DataCount} "
                + "fragments; "
                + $"at least {shape.TotalCount - shape.DataCount + 1} are needed. Add nodes, for instance 'lvs node'."
            : $"'{name}' has {size} bytes; this swarm takes a record of at most {most.ToString("#,0", CultureInfo.InvariantCulture)} "
                + "bytes now "
                + $"({freeFragments} free fragments, {freeStripes} free stripes, {StripesMax} stripes in one record). Store a smaller "
                    + "file, or add nodes.");
    }
}
