using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;

namespace LVS.Tests.Desktop;

/// <summary>A node's place among <see cref="WholeNodes"/>: frames come in the order in which they were sent.</summary>
internal sealed class WholeLink(WholeNodes swarm, int index) : ILink
{
    /// <summary>Frames, each with what the ledger alone hears in its place; empty for a frame that is no diff.</summary>
    public Queue<(byte[] Frame, long[] Words)> Waiting { get; } = new();

    /// <summary>What the node is hearing now.</summary>
    public long[]? Pending { get; set; }

    /// <summary>The node's float when it was last looked at.</summary>
    public long FloatUvu { get; set; }

    public bool Send(byte[] frame, int size, long nowMs)
    {
        swarm.Spread(index, frame.AsSpan(0, size).ToArray());
        return true;
    }

    public int Receive(byte[] buffer, long nowMs, out int path)
    {
        path = 0;
        swarm.Settle(index);
        if (!Waiting.TryDequeue(out (byte[] Frame, long[] Words) next))
        {
            return 0;
        }

        swarm.Take(index, next.Words);
        next.Frame.CopyTo(buffer, 0);
        return Math.Min(next.Frame.Length, Limits.FrameSizeMax);
    }
}
