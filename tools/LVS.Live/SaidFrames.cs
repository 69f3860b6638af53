using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Live;

/// <summary>
/// The last frames that a node has sent, by their MACs. A frame under the node's name that is not among them was made by another holder of
/// the swarm key. Thread safe.
/// </summary>
/// <param name="link">Sends the frames.</param>
public sealed class SaidFrames(ILink link) : ILink
{
    // Half a minute of a node that sends as much as it can; no frame is heard later than that.
    private const int Count = 512;

    private readonly long[] macs = new long[Count];

    // An object instead of a Lock: the first wait for a Lock allocates its event, and a node's tick must not allocate.
    private readonly object gate = new();
    private int next;

    /// <summary>Whether the node has sent a frame recently.</summary>
    /// <param name="mac">The frame's MAC.</param>
    public bool Has(long mac)
    {
        lock (gate)
        {
            return Array.IndexOf(macs, mac) >= 0;
        }
    }

    /// <inheritdoc/>
    public bool Send(byte[] frame, int size, long nowMs)
    {
        lock (gate)
        {
            macs[next] = BitConverter.ToInt64(frame, size - Limits.MacSize);
            next = (next + 1) % Count;
        }

        return link.Send(frame, size, nowMs);
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, long nowMs, out int path) => link.Receive(buffer, nowMs, out path);
}
