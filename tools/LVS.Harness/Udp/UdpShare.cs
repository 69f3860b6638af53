using System;
using System.Threading;

using LVS.Core;
using LVS.Node;

namespace LVS.Harness;

/// <summary>
/// One pair of sockets in a multicast group for all nodes of a thread, like one network card for all programs of a machine. The system
/// copies a datagram for every socket in the group. With 2,000 sockets that would be four million copies a round for 2,000 nodes, each with
/// a system call. Here the system copies once for a thread, and the nodes of the thread share the copy.
/// </summary>
internal sealed class UdpShare : ISharedWire
{
    private readonly RejoiningLink link;
    private readonly Inbox arrivals;
    private readonly byte[][] frames = new byte[Limits.InboxSlotCount][];
    private readonly int[] sizes = new int[Limits.InboxSlotCount];
    private readonly int[] paths = new int[Limits.InboxSlotCount];
    private readonly Lock gate = new();
    private Member[] members = [];

    internal UdpShare(UdpGroup group, Inbox arrivals)
    {
        this.arrivals = arrivals;
        link = group.Open(arrivals);
        for (int i = 0; i < frames.Length; i++)
        {
            frames[i] = new byte[Limits.FrameSizeMax + 1];
        }
    }

    /// <inheritdoc/>
    public IEndpoint Open(long seed, Inbox inbox)
    {
        Member member = new(this, inbox);
        lock (gate)
        {
            Volatile.Write(ref members, [.. members, member]);
        }

        return member;
    }

    /// <inheritdoc/>
    public bool Pump()
    {
        link.Attend();
        int count = 0;
        while (count < frames.Length && (sizes[count] = link.Receive(frames[count], 0, out paths[count])) > 0)
        {
            count++;
        }

        if (count > 0)
        {
            foreach (Member member in Volatile.Read(ref members))
            {
                for (int i = 0; i < count; i++)
                {
                    member.Inbox.Put(frames[i], sizes[i], paths[i]);
                }
            }
        }

        return count > 0;
    }

    /// <inheritdoc/>
    public void Dispose() => link.Close();

    private void Remove(Member member)
    {
        lock (gate)
        {
            Volatile.Write(ref members, Array.FindAll(members, other => other != member));
        }
    }

    private sealed class Member(UdpShare share, Inbox inbox) : IEndpoint, ILink
    {
        private readonly long droppedBefore = share.arrivals.DroppedCount;

        public ILink Link => this;

        public IOverlay? Overlay => null;

        public Inbox Inbox => inbox;

        public bool IsConnected => true;

        public long DroppedCount => inbox.DroppedCount + share.arrivals.DroppedCount - droppedBefore;

        public bool Send(byte[] frame, int size, long nowMs) => share.link.Send(frame, size, nowMs);

        public int Receive(byte[] buffer, long nowMs, out int path) => inbox.Take(buffer, out path);

        public void Ask(int name)
        {
            // In a group all nodes hear all.
        }

        public void Start(int pseudonym)
        {
            // The group does not use names.
        }

        public void Attend()
        {
            // The thread that pumps does this.
        }

        public long Serve(MicroNode node, long nowMs) => long.MaxValue;

        public void Dispose() => share.Remove(this);
    }
}
