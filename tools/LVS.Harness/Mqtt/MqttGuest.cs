using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>
/// A guest at a broker, and in a multicast group if there is one (SPEC 13.3). It asks which members there are and hears everybody until it
/// knows; then it hears only the inboxes of its names.
/// </summary>
public sealed class MqttGuest : IGuestWire, IMqttHandler
{
    // A broker takes many subscriptions. The oldest one is ended; its answers came long ago.
    private const int NamesMax = 4096;
    private const int NamesAtOnce = 16;
    private const int BrowserWaitMs = 5;

    private readonly MqttTopics topics;
    private readonly MqttSession session;
    private readonly RejoiningLink? udp;
    private readonly Inbox inbox;
    private readonly HashSet<int> names = [];
    private readonly Queue<int> order = new();
    private int generation;
    private bool asks;
    private bool hearsHomes;

    /// <summary>Connects.</summary>
    /// <param name="swarmName">The swarm's name in topics.</param>
    /// <param name="session">A session that is not open. The guest then owns it.</param>
    /// <param name="inbox">Inbox for frames, those of the group among them.</param>
    /// <param name="udp">Its link to a group, or null.</param>
    public MqttGuest(string swarmName, MqttSession session, Inbox inbox, RejoiningLink? udp)
    {
        this.session = session;
        this.udp = udp;
        this.inbox = inbox;
        topics = new MqttTopics(swarmName, 0);
        session.Open("", this);
    }

    /// <inheritdoc/>
    public bool Say(StoreFrame said, int guest, byte[] frame, int size)
    {
        udp?.Attend();
        bool sent = udp?.Send(frame, size, 0) ?? false;
        if (!IsUp() || !HearAs(guest))
        {
            return sent;
        }

        bool isQuestion = said.Kind == FrameKind.Offer;
        string topic = isQuestion ? topics.All
            : said.Kind == FrameKind.Fragment ? topics.InOf(MqttTopics.NameOf(said.Target))
            : topics.HomeOf(Placement.HomeOf(said.Fragment.Stripe));
        return session.Publish(topic, frame, size, mustArrive: isQuestion, retain: false) || sent;
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer, out int path)
    {
        udp?.Attend();
        return udp?.Receive(buffer, 0, out path) ?? inbox.Take(buffer, out path);
    }

    /// <summary>
    /// Blocks a program's thread, so that an operation of the client is done when its call returns. The only thread of a browser must not
    /// block.
    /// </summary>
    public Task Wait(int ms)
    {
        if (OperatingSystem.IsBrowser())
        {
            return Task.Delay(Math.Min(ms, BrowserWaitMs));
        }

        inbox.Wait(ms);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Join(bool asks)
    {
        this.asks = asks;
        if (IsUp() && hearsHomes && !asks)
        {
            hearsHomes = !session.Unsubscribe([topics.HomesAround(0, 0), topics.FrameOf("+")]);
        }
    }

    /// <inheritdoc/>
    public void Hear(string topic, byte[] payload, int size, bool retained)
    {
        if (!retained && size > 0 && topics.PathOf(topic) is MqttTopics.PathHome or MqttTopics.PathIn or MqttTopics.PathFrame)
        {
            inbox.Put(payload, size, topics.PathOf(topic));
        }
    }

    /// <summary>Ends the connection, for callers that cannot block.</summary>
    public Task EndAsync() => session.EndAsync(MqttTopics.Offline);

    /// <inheritdoc/>
    public void Dispose()
    {
        session.Dispose();
        udp?.Close();
    }

    /// <summary>Whether there is a connection on which all needed topics are subscribed.</summary>
    private bool IsUp()
    {
        int now = session.Generation;
        if (now != generation)
        {
            generation = now;
            hearsHomes = false;
            names.Clear();
            order.Clear();
        }

        if (now != 0 && asks && !hearsHomes)
        {
            hearsHomes = session.Subscribe([topics.HomesAround(0, 0), topics.FrameOf("+")], mustArrive: false);
        }

        return now != 0 && (hearsHomes || !asks);
    }

    private bool HearAs(int guest)
    {
        if (names.Contains(guest))
        {
            return true;
        }

        if (!session.Subscribe([InOf(guest)], mustArrive: false))
        {
            return false;
        }

        names.Add(guest);
        order.Enqueue(guest);
        if (order.Count > NamesMax)
        {
            int[] gone = [.. Enumerable.Range(0, NamesAtOnce).Select(_ => order.Dequeue())];
            names.ExceptWith(gone);
            session.Unsubscribe([.. gone.Select(InOf)]);
        }

        return true;
    }

    private string InOf(int name) => topics.InOf(MqttTopics.NameOf(name));
}
