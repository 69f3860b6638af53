using System.Collections.Generic;

using LVS.Node;

namespace LVS.Tests.Desktop.World;

/// <summary>A node's place on a <see cref="Segment"/>.</summary>
internal sealed class Port(Segment segment, int index) : ILink
{
    private readonly PriorityQueue<byte[], (long Ms, long Order)> arriving = new();

    public int Index => index;

    /// <summary>Until then nothing is heard: the node behind this port is without power.</summary>
    public long DeafUntilMs { get; set; }

    /// <summary>When the next frame can be received.</summary>
    public long DueAtMs => arriving.TryPeek(out _, out (long Ms, long Order) at) ? at.Ms : long.MaxValue;

    public bool Send(byte[] frame, int size, long nowMs)
    {
        segment.Send(this, frame, size, nowMs);
        return true;
    }

    public int Receive(byte[] buffer, long nowMs, out int path)
    {
        path = 0;
        if (DueAtMs > nowMs)
        {
            return 0;
        }

        byte[] frame = arriving.Dequeue();
        frame.CopyTo(buffer, 0);
        return frame.Length;
    }

    public void Forget()
    {
        arriving.Clear();
    }

    internal void Arrive(byte[] frame, long atMs, long order)
    {
        arriving.Enqueue(frame, (atMs, order));
    }
}
