using System.Collections.Generic;

using LVS.Node;

namespace LVS.Bench;

/// <summary>A place on a segment of nodes in one thread; what waits at the first is handed out frame by frame.</summary>
internal sealed class CostPort(CostPort[] all) : ILink
{
    private readonly Queue<byte[]> queue = new();
    private int released;

    public int Waiting => queue.Count;

    /// <summary>The frame that is handed out next.</summary>
    public byte[] Next => queue.Peek();

    public void Release(int frames) => released = frames;

    public bool Send(byte[] frame, int size, long nowMs)
    {
        foreach (CostPort port in all)
        {
            if (port != this)
            {
                port.queue.Enqueue(frame[..size]);
            }
        }

        return true;
    }

    public int Receive(byte[] buffer, long nowMs, out int path)
    {
        path = 0;
        if (queue.Count == 0 || (this == all[0] && released-- <= 0))
        {
            return 0;
        }

        byte[] frame = queue.Dequeue();
        frame.CopyTo(buffer, 0);
        return frame.Length;
    }
}
