using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Live;

/// <summary>
/// The last frames that a node has said, by their MACs. A frame in the node's name that is not among them was made by somebody else who has
/// the swarm key. Thread safe.
/// </summary>
/// <param name="link">Where the frames go on to.</param>
public sealed class SaidFrames(ILink link) : ILink
{
    // Half a minute of a node that says as much as it can: nobody hears frames so late.
    private const int Count = 512;

    private readonly long[] macs = new long[Count];

    // An object and not a Lock: whoever first waits for a Lock allocates its event, and a node's tick must not.
    private readonly object gate = new();
    private int next;

    /// <summary>Whether the node has said a frame lately.</summary>
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
