using System;
using System.Threading;

using LVS.Core;
using LVS.Node;

namespace LVS.Harness;

/// <summary>
/// The way of a whole process into a multicast group. With a socket for each of thousands of nodes the kernel would copy every frame
/// thousands of times and wake as many threads; here one pair of sockets sends and receives for all, and hands what came to every node.
/// Thread safe.
/// </summary>
/// <param name="group">The group.</param>
public sealed class UdpSegment(UdpGroup group)
{
    private const int LookMs = 500;

    // Not a Lock, which allocates when threads first meet at it; a tick must not.
    private readonly object gate = new();
    private readonly FanOut all = new();
    private readonly byte[] heard = new byte[Limits.FrameSizeMax + 1];
    private RejoiningLink? link;
    private long lookAtMs;

    /// <summary>A node's own way in. The sockets are open while anybody has one.</summary>
    /// <param name="inbox">Where frames wait; other links may share it.</param>
    /// <exception cref="UserException">The port is taken, or there is no multicast there.</exception>
    public UdpSegmentLink Join(Inbox inbox)
    {
        lock (gate)
        {
            link ??= group.Open(all);
            all.Inboxes = [.. all.Inboxes, inbox];
            return new UdpSegmentLink(this, inbox);
        }
    }

    /// <summary>Sends a frame of any node.</summary>
    internal bool Send(byte[] frame, int size, long nowMs)
    {
        lock (gate)
        {
            return link?.Send(frame, size, nowMs) ?? false;
        }
    }

    /// <summary>Has the link look after its membership now and then: it does so when it is asked for what it heard.</summary>
    internal void Look()
    {
        long nowMs = Environment.TickCount64;
        if (nowMs < Volatile.Read(ref lookAtMs))
        {
            return;
        }

        lock (gate)
        {
            Volatile.Write(ref lookAtMs, nowMs + LookMs);
            while (link?.Receive(heard, nowMs, out _) > 0)
            {
                // It only has to see that there are others.
            }
        }
    }

    /// <summary>Ends a node's way in.</summary>
    internal void Leave(Inbox inbox)
    {
        lock (gate)
        {
            all.Inboxes = Array.FindAll(all.Inboxes, i => i != inbox);
            if (all.Inboxes.Length == 0)
            {
                link?.Close();
                link = null;
            }
        }
    }

    /// <summary>The inbox of the one receiving socket: what is put into it is put into all others, too.</summary>
    private sealed class FanOut : Inbox
    {
        private volatile Inbox[] inboxes = [];

        public Inbox[] Inboxes
        {
            get => inboxes;
            set => inboxes = value;
        }

        public override bool Put(byte[] frame, int size, int path)
        {
            foreach (Inbox inbox in inboxes)
            {
                inbox.Put(frame, size, path);
            }

            return base.Put(frame, size, path);
        }
    }
}
