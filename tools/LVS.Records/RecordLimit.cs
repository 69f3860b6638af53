using System;
using System.Globalization;

using LVS.Harness;

namespace LVS.Records;

/// <summary>Limits of a record's size, known and reported before anything is stored.</summary>
/// <param name="freeFragments">Places of all nodes together that a guest may fill.</param>
/// <param name="nodeCount">Nodes that have room.</param>
/// <param name="sleeperCount">Further nodes that sleep and that the client does not wait for.</param>
public sealed class RecordLimit(long freeFragments, int nodeCount, int sleeperCount = 0)
{
    /// <summary>Largest record in bytes that the swarm can take in a shape; 0 when it takes none.</summary>
    public int BytesMax(RecordShape shape)
    {
        int stripes = (int)Math.Min(freeFragments / shape.TotalCount, int.MaxValue);
        if (stripes <= 0 || nodeCount < shape.TotalCount)
        {
            return 0;
        }

        // One stripe out of this many lists the names of the others.
        int most = (int)Math.Min(Capability.ContentSizeMax, (long)stripes * shape.StripeContentSize);
        for (int over = shape.StripeCount(most) - stripes; over > 0; over = shape.StripeCount(most) - stripes)
        {
            most -= Math.Max(1, over / 2) * shape.StripeContentSize;
        }

        return most;
    }

    /// <summary>Chooses how a record is coded.</summary>
    /// <param name="name">The file, for the message.</param>
    /// <param name="contentSize">Bytes of the file.</param>
    /// <param name="lossPercent">Percentage of the nodes that may vanish before the swarm repairs, 0..100.</param>
    /// <exception cref="UserException">Too few nodes, or too little room; says what would be enough.</exception>
    public RecordShape Demand(string name, long contentSize, int lossPercent)
    {
        if (nodeCount < 2)
        {
            throw new UserException($"'{name}' cannot be stored: {nodeCount} node{(nodeCount == 1 ? " has" : "s have")} room for it, and "
                + "one that vanished would take it along; at least 2 are needed. "
                + (sleeperCount > 0 ? $"{sleeperCount} more sleep between slots: 'lvs put --wait MINUTES' waits for them."
                    : "Add nodes, for instance 'lvs node'."));
        }

        RecordShape shape = RecordShape.For((int)Math.Min(contentSize, int.MaxValue), nodeCount, lossPercent);
        int most = BytesMax(shape);
        return most > 0 && contentSize <= most
            ? shape
            : throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"'{name}' has {contentSize:#,0} bytes; as {shape.DataCount} + {shape.SpareCount} this swarm has room for {most:#,0} ")
                + string.Create(CultureInfo.InvariantCulture, $"now ({nodeCount} nodes; guests may fill {freeFragments:#,0} ")
                + "places of 176 bytes at once). "
                + "Store a smaller file, or add nodes or room ('lvs node --room').");
    }
}
