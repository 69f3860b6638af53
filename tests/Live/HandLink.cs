using System.Collections.Generic;

using LVS.Node;

namespace LVS.Tests.Live;

/// <summary>An air in the hands of the test: one node hears what is given, and what it says is kept.</summary>
internal sealed class HandLink : ILink
{
    private readonly Queue<byte[]> frames = [];

    /// <summary>What the node has said, oldest first.</summary>
    public List<byte[]> Said { get; } = [];

    public void Give(byte[] frame) => frames.Enqueue(frame);

    public bool Send(byte[] frame, int size, long nowMs)
    {
        Said.Add(frame[..size]);
        return true;
    }

    public int Receive(byte[] buffer, long nowMs, out int path)
    {
        path = 0;
        if (!frames.TryDequeue(out byte[]? frame))
        {
            return 0;
        }

        frame.CopyTo(buffer, 0);
        return frame.Length;
    }
}
