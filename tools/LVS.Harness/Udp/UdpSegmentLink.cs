using LVS.Node;

namespace LVS.Harness;

/// <summary>One node's link over an <see cref="UdpSegment"/>.</summary>
/// <param name="segment">The segment.</param>
/// <param name="inbox">Where the node's frames wait.</param>
public sealed class UdpSegmentLink(UdpSegment segment, Inbox inbox) : ILink
{
    /// <summary>Where the node's frames wait.</summary>
    public Inbox Inbox => inbox;

    /// <inheritdoc/>
    public bool Send(byte[] frame, int size, long nowMs) => segment.Send(frame, size, nowMs);

    /// <inheritdoc/>
    public int Receive(byte[] buffer, long nowMs, out int path)
    {
        segment.Look();
        return inbox.Take(buffer, out path);
    }

    /// <summary>Nothing is heard any more.</summary>
    public void Close() => segment.Leave(inbox);
}
