using System;
using System.Linq;
using System.Net;

using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>
/// A link to a multicast group that survives changes of the network below it. The system forgets a membership with the interface on which
/// it was made. A switch that tracks memberships (IGMP snooping, RFC 4541) forgets one when its port goes down, and when nobody asks the
/// members to renew it. So the link leaves the group and joins again when the interface went and came back, came up, or has another
/// address; and from time to time while it hears only its own process. A second process of this machine in the group hides both: then only
/// the switch's own queries help. Only <see cref="Attend"/> checks this, because joining allocates, and a node's tick must not. Belongs to
/// one thread, except <see cref="Close"/>.
/// </summary>
public sealed class RejoiningLink : ILink
{
    private const int RetryMs = 1_000;

    private readonly UdpGroup group;
    private readonly Inbox inbox;
    private readonly AloneWatch alone;
    private GroupMembership membership;
    private UdpMulticastLink? link;
    private bool isPaused;
    private bool hasBegunPause;
    private volatile bool isClosed;
    private NetworkPlace? place;
    private NetworkPlace[] all = [];
    private string address;
    private int version;
    private int ownSender;
    private long retryAtMs = long.MaxValue;
    private string told = "";

    internal RejoiningLink(UdpGroup group, Inbox inbox, UdpMulticastLink link)
    {
        this.group = group;
        this.inbox = inbox;
        this.link = link;
        alone = new AloneWatch(group.SwarmKey, Environment.TickCount64);
        address = group.Interface;
        membership = GroupMembership.Of(group.Group, address);
        version = NetworkWatch.Version;
        place = NetworkWatch.At(address);
        all = [.. NetworkWatch.Places];
    }

    /// <summary>Received frames that wait.</summary>
    public Inbox Inbox => inbox;

    /// <inheritdoc/>
    public bool Send(byte[] frame, int size, long nowMs)
    {
        if (size >= Limits.HeaderSize)
        {
            ownSender = FrameGate.SenderOf(frame);
        }

        membership.Send(frame, size);
        return link != null && link.Send(frame, size, nowMs);
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, long nowMs, out int path)
    {
        int size = inbox.Take(buffer, out path);
        if (path == MqttTopics.PathUdp && size > 0 && !membership.HasSent(buffer, size))
        {
            alone.Hear(buffer, size, ownSender, Environment.TickCount64);
        }

        return size;
    }

    /// <summary>Leaves the group permanently.</summary>
    public void Close()
    {
        isClosed = true;
        link?.Close();
    }

    /// <summary>Adapts to changes of the network; called from time to time, never in a tick.</summary>
    public void Attend()
    {
        int now = NetworkWatch.Version;
        long nowMs = Environment.TickCount64;
        if (now != version)
        {
            version = now;
            Follow();
        }
        else if (nowMs >= retryAtMs)
        {
            Join();
        }
        else if (!isPaused && HasSwitch(address) && alone.IsDue(nowMs))
        {
            hasBegunPause = true;
            membership.Pause(nowMs, isForSilence: true);
        }

        KeepPause(nowMs);
    }

    /// <summary>Whether a switch may be on the way: on loopback there is none that could forget a membership.</summary>
    private static bool HasSwitch(string address) => !IPAddress.TryParse(address, out IPAddress? place) || !IPAddress.IsLoopback(place);

    /// <summary>Leaves the group when a pause begins, and joins when it is over.</summary>
    private void KeepPause(long nowMs)
    {
        bool now = membership.IsPaused(nowMs);
        if (now == isPaused)
        {
            return;
        }

        isPaused = now;
        if (now)
        {
            link?.Close();
            link = null;
        }
        else
        {
            // All links of a swarm in one process hear nobody else: the pause of one is that of all.
            alone.Begin(nowMs, isLonger: membership.WasForSilence && !hasBegunPause);
            hasBegunPause = false;
            Join();
        }
    }

    /// <summary>The network has changed: joins again if the change affects this link.</summary>
    private void Follow()
    {
        bool isOut = link == null && !isPaused;
        retryAtMs = long.MaxValue;
        if (address.Length == 0)
        {
            // The system chose the interface; it may choose another one now.
            NetworkPlace[] now = [.. NetworkWatch.Places];
            if (isOut || !now.SequenceEqual(all))
            {
                all = now;
                Tell("network: an interface changed, joining again");
                membership.Pause(Environment.TickCount64, isForSilence: false);
            }

            return;
        }

        // The configured address comes first, otherwise the former interface with whatever address it has now.
        NetworkPlace? found = NetworkWatch.At(group.Interface)
            ?? (place == null ? null : NetworkWatch.Places.FirstOrDefault(p => p.Name == place.Name));
        if (found == null)
        {
            link?.Close();
            link = null;
            Tell($"network: no interface has {address} any more; waiting for it");
        }
        else if (isOut || found != place)
        {
            string how = found.Address != address
                ? $"{address} is gone, {found.Name} has {found.Address} now" : $"{found.Name} with {address} changed";
            (place, address) = (found, found.Address);
            membership = GroupMembership.Of(group.Group, address);
            Tell($"network: {how}, joining again");
            membership.Pause(Environment.TickCount64, isForSilence: false);
        }
    }

    private void Join()
    {
        retryAtMs = long.MaxValue;
        link?.Close();
        try
        {
            link = (group with { Interface = address }).OpenLink(inbox);
            if (isClosed)
            {
                link.Close();
            }
        }
        catch (UserException e)
        {
            link = null;
            retryAtMs = Environment.TickCount64 + RetryMs;
            Tell($"network: {e.Message} Trying again.");
        }
    }

    private void Tell(string what)
    {
        if (what != told)
        {
            told = what;
            group.Told?.Invoke(what);
        }
    }
}
