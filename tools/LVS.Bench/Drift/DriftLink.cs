using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Node;

namespace LVS.Bench;

/// <summary>A node's link in a <see cref="DriftMesh"/>. Frames arrive in the order in which they were sent; some are lost.</summary>
internal sealed class DriftLink : ILink
{
    private readonly DriftMesh mesh;
    private readonly int index;
    private readonly Queue<byte[]> waiting = new();

    public DriftLink(DriftMesh mesh, int index)
    {
        this.mesh = mesh;
        this.index = index;
    }

    public bool HasFrames => waiting.Count > 0;

    public void Arrive(byte[] frame) => waiting.Enqueue(frame);

    public bool Send(byte[] frame, int size, long nowMs)
    {
        mesh.Spread(index, frame.AsSpan(0, size).ToArray());
        return true;
    }

    public int Receive(byte[] buffer, long nowMs, out int path)
    {
        path = 0;
        if (!waiting.TryDequeue(out byte[]? frame))
        {
            return 0;
        }

        frame.CopyTo(buffer, 0);
        return Math.Min(frame.Length, Limits.FrameSizeMax);
    }
}
