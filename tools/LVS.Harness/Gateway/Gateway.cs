using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Harness;

/// <summary>
/// Carries frames between a UDP segment and a broker, in both directions, each once, so that nodes on either side are one swarm. Frames are
/// not changed. The gateway has the swarm key only to distinguish them from noise, and takes part in no edge. Has a thread of its own.
/// </summary>
/// <remarks>
/// A segment may have several gateways, and gateways may form a loop. Each knows the frames of the last minutes by their MAC, so none comes
/// back. If two gateways would carry the same frame, both notice: the frame comes back to them once from the wire, and once more from the
/// other gateway. Then each waits for a random time before it carries the next frame of that sender, and does not carry it if the other was
/// first.
/// </remarks>
public sealed class Gateway : IMqttHandler, IDisposable
{
    // What a segment of slow boards, or a broker, can take besides its other traffic.
    private const int FramesPerSecond = 200;
    private const int FramesAtOnce = 200;

    // Nodes at the broker that have no connection with the segment yet: they are shown there from time to time, so that edges can form.
    private const int StrangersPerSecond = 4;
    private const int StrangersAtOnce = 16;
    private const int ShowsPerSecond = 2;
    private const int ShowsAtOnce = 8;
    private const int ShowAgainMs = 3_000;

    private const int FramesMax = 4096;
    private const int LinkedMs = 60_000;
    private const int LinkedMax = 32;

    private const int DelayMsMin = 50;
    private const int DelayMsMax = 250;
    private const int AloneAgainMs = 5_000;
    private const int WaitMs = 20;

    private readonly string swarmName;
    private readonly MqttTopics topics;
    private readonly MqttSession session;
    private readonly RejoiningLink segment;
    private readonly Func<int, bool> isOwn;
    private readonly Inbox inbox = new();
    private readonly FrameGate gate;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly CarriedFrames frames = new(FramesMax);
    private readonly GatewayMembers members = new();
    private readonly List<Waiting> waiting = [];
    private readonly FrameBudget[] budgets = [new(FramesPerSecond, FramesAtOnce), new(FramesPerSecond, FramesAtOnce)];
    private readonly FrameBudget strangers = new(StrangersPerSecond, StrangersAtOnce);
    private readonly GatewayDates dates = new();
    private readonly GatewayHomes homes = new();
    private readonly long[] chance;
    private readonly FrameBudget shows = new(ShowsPerSecond, ShowsAtOnce);
    private readonly long[] carried = new long[2];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Thread thread;
    private volatile bool running = true;
    private int generation;
    private long held;
    private long dropped;

    /// <summary>Opens both sides and begins to carry.</summary>
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="session">A session with the broker, not open; the gateway owns it from now on.</param>
    /// <param name="group">The segment's group.</param>
    /// <param name="isOwn">Whether a pseudonym belongs to a node that itself sends on both sides.</param>
    /// <param name="seed">Seed of the delays.</param>
    /// <exception cref="UserException">There is no multicast there.</exception>
    public Gateway(byte[] swarmKey, MqttSession session, UdpGroup group, Func<int, bool> isOwn, long seed)
    {
        chance = [seed];
        swarmName = SwarmKeys.TopicName(swarmKey);
        topics = new MqttTopics(swarmName, 0);
        gate = new FrameGate(new PcMac(swarmKey)) { ReadsStore = true };
        this.session = session;
        this.isOwn = isOwn;
        segment = (group with { SwarmKey = swarmKey }).Open(inbox);
        session.Open("", this);
        thread = new Thread(Run) { IsBackground = true, Name = "gateway" };
        thread.Start();
    }

    /// <summary>Frames carried from the segment to the broker.</summary>
    public long CarriedToBroker => Interlocked.Read(ref carried[GatewaySide.Broker]);

    /// <summary>Frames carried from the broker to the segment.</summary>
    public long CarriedToSegment => Interlocked.Read(ref carried[GatewaySide.Segment]);

    /// <summary>Frames that another gateway carried first.</summary>
    public long HeldCount => Interlocked.Read(ref held);

    /// <summary>Frames beyond a budget, or that came without a connection.</summary>
    public long DroppedCount => Interlocked.Read(ref dropped);

    /// <inheritdoc/>
    public void Hear(string topic, byte[] payload, int size, bool retained)
    {
        if (retained || size < Limits.HeaderSize + Limits.MacSize)
        {
            return;
        }

        // A frame also comes under the topic of a former pseudonym; that does not indicate another gateway.
        int path = topics.PathOf(topic);
        if (StoreFrame.IsOne(payload) && path is MqttTopics.PathHome or MqttTopics.PathIn or MqttTopics.PathAll)
        {
            inbox.Put(payload, size, MqttTopics.PathHome);
            return;
        }

        if (path is not (MqttTopics.PathFrame or MqttTopics.PathAll))
        {
            return;
        }

        bool isAnother = path == MqttTopics.PathFrame
            && topic != topics.FrameOf(MqttTopics.NameOf(FrameGate.SenderOf(payload)));
        inbox.Put(payload, size, isAnother ? MqttTopics.PathIn : path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        running = false;
        thread.Join();
        session.Dispose();
        segment.Close();
    }

    private void Run()
    {
        while (running)
        {
            segment.Attend();
            Subscribe();
            inbox.Wait(waiting.Count > 0 ? WaitMs / 2 : WaitMs * 5);
            long nowMs = clock.ElapsedMilliseconds;
            for (int size = segment.Receive(frame, nowMs, out int path); size > 0; size = segment.Receive(frame, nowMs, out path))
            {
                Hear(size, path, nowMs);
            }

            CarryWaiting(nowMs);
        }
    }

    private void Subscribe()
    {
        int now = session.Generation;
        string[] filters = [topics.FrameOf("+"), topics.InOf("+"), topics.HomesAround(0, 0)];
        if (now != generation && (now == 0 || (session.Subscribe(filters, mustArrive: false)
            && session.Subscribe([topics.All], mustArrive: true))))
        {
            generation = now;
        }
    }

    private void Hear(int size, int path, long nowMs)
    {
        if (gate.Open(frame, size, path, 0, FrameGate.AnyMinute, 0, 0, 0) != Outcome.Done || isOwn(gate.Letter.Sender))
        {
            return;
        }

        int side = path == MqttTopics.PathUdp ? GatewaySide.Segment : GatewaySide.Broker;
        Letter letter = gate.Letter;
        if (frames.Find(letter.Mac) is CarriedFrames.Frame known)
        {
            if (known.Side != side && path != MqttTopics.PathIn)
            {
                SeeBeyond(known, letter.Sender, nowMs);
            }

            return;
        }

        GatewayMember member = members.Of(letter.Sender);
        CarriedFrames.Frame seen = frames.Add(letter.Mac, side);
        if (!dates.IsTimely(letter, nowMs))
        {
            Interlocked.Increment(ref dropped);
            return;
        }

        member.HeardAtMs[side] = nowMs;
        if (letter.Kind == FrameKind.Offer)
        {
            homes.Hear(letter.Sender, letter.Store, side, nowMs);
        }

        bool isMeant = StoreFrame.Has(letter.Kind) ? IsForKeepers(letter.Store, side, nowMs)
            : side == GatewaySide.Segment || IsForSegment(letter, member, nowMs);
        if (!isMeant || !budgets[GatewaySide.Other(side)].Take(nowMs))
        {
            Interlocked.Increment(ref dropped);
            return;
        }

        if (member.DelayMs > 0 && nowMs - member.OthersAtMs > AloneAgainMs)
        {
            member.DelayMs = 0;
        }

        if (member.DelayMs > 0)
        {
            waiting.Add(new Waiting(nowMs + member.DelayMs, frame.AsSpan(0, size).ToArray(), letter.Mac));
        }
        else
        {
            Carry(seen, size, nowMs);
        }
    }

    /// <summary>Whether a frame of the fragment store concerns any node on the other side.</summary>
    private bool IsForKeepers(StoreFrame store, int side, long nowMs)
    {
        bool isTargetHere = members.IsAt(store.Target, GatewaySide.Segment, nowMs);
        return side == GatewaySide.Segment ? homes.IsForBroker(store, isTargetHere) : homes.IsForSegment(store, isTargetHere, nowMs);
    }

    /// <summary>Handles a frame seen on the side to which we carried it, or would have.</summary>
    private void SeeBeyond(CarriedFrames.Frame known, int sender, long nowMs)
    {
        known.SeenBeyond++;
        if (known.SeenBeyond > (known.IsCarried ? 1 : 0) && members.Find(sender) is GatewayMember member)
        {
            member.OthersAtMs = nowMs;
            if (known.IsCarried || member.DelayMs == 0)
            {
                member.DelayMs = DelayMsMin + (int)SeededRandom.Below(chance, 0, DelayMsMax - DelayMsMin);
            }
        }
    }

    private void CarryWaiting(long nowMs)
    {
        for (int i = 0; i < waiting.Count; i++)
        {
            Waiting one = waiting[i];
            if (nowMs < one.AtMs)
            {
                continue;
            }

            waiting.RemoveAt(i--);
            if (frames.Find(one.Mac) is not CarriedFrames.Frame known || known.SeenBeyond > 0)
            {
                Interlocked.Increment(ref held);
                continue;
            }

            one.Bytes.CopyTo(frame, 0);
            if (gate.Look(frame, one.Bytes.Length) == Outcome.Done)
            {
                Carry(known, one.Bytes.Length, nowMs);
            }
        }
    }

    /// <summary>Carries the frame in the buffer; the gate holds its letter.</summary>
    private void Carry(CarriedFrames.Frame known, int size, long nowMs)
    {
        known.IsCarried = true;
        bool isDone = known.Side == GatewaySide.Broker
            ? segment.Send(frame, size, nowMs) : CarryToBroker(gate.Letter, members.Find(gate.Letter.Sender)!, size, nowMs);
        Interlocked.Increment(ref (isDone ? ref carried[GatewaySide.Other(known.Side)] : ref dropped));
    }

    /// <summary>
    /// Publishes a frame of the segment as its sender would at the broker: on its own topic, to nodes to which it proposes an edge, and
    /// from time to time to strangers.
    /// </summary>
    private bool CarryToBroker(Letter letter, GatewayMember member, int size, long nowMs)
    {
        if (letter.Kind == FrameKind.Census)
        {
            return session.Publish(topics.All, frame, size, mustArrive: true, retain: false);
        }

        if (StoreFrame.Has(letter.Kind))
        {
            string topic = homes.TopicOf(letter.Store, topics);
            return session.Publish(topic, frame, size, mustArrive: topic == topics.All, retain: false);
        }

        MqttTopics own = member.Topics(swarmName, letter.Sender);
        if (!session.Publish(own.Frame, frame, size, mustArrive: false, retain: false))
        {
            return false;
        }

        if (letter.Kind == FrameKind.Diff)
        {
            bool callsUnknown = false;
            for (int i = 0; i < letter.Diff.EntryCount; i++)
            {
                bool isAtSegment = members.IsAt(letter.Diff.Peer[i], GatewaySide.Segment, nowMs);
                bool isProposal = letter.Diff.Nonce[i] != 0;
                callsUnknown |= !isProposal && !isAtSegment && !members.IsAt(letter.Diff.Peer[i], GatewaySide.Broker, nowMs);
                if (isProposal && !isAtSegment)
                {
                    session.Publish(topics.InOf(MqttTopics.NameOf(letter.Diff.Peer[i])), frame, size, mustArrive: false, retain: false);
                }
            }

            if (callsUnknown)
            {
                TellLinked(size, nowMs);
            }

            Show(letter.Diff, member, own, size, nowMs);
        }

        return true;
    }

    /// <summary>
    /// A node whose epoch has turned calls its neighbours by hints that only they know (SPEC 5.5), and they do not know its new name. So
    /// all nodes at the broker that have neighbours on the segment get its frame.
    /// </summary>
    private void TellLinked(int size, long nowMs)
    {
        foreach ((int pseudonym, GatewayMember linked) in members.Linked(nowMs).Take(LinkedMax))
        {
            session.Publish(linked.Topics(swarmName, pseudonym).In, frame, size, mustArrive: false, retain: false);
        }
    }

    /// <summary>Shows a diff to strangers at the broker (SPEC 13.3), while its sender has room for neighbours.</summary>
    private void Show(Diff diff, GatewayMember member, MqttTopics own, int size, long nowMs)
    {
        if (diff.OpenCount == 0 || (member.ShownAtMs != long.MinValue && nowMs - member.ShownAtMs < ShowAgainMs) || !shows.Take(nowMs))
        {
            return;
        }

        member.ShownAtMs = nowMs;
        foreach (string beacon in own.Beacons)
        {
            session.Publish(beacon, frame, size, mustArrive: false, retain: false);
        }
    }

    /// <summary>Whether a frame of the broker's side is carried to the segment.</summary>
    private bool IsForSegment(Letter letter, GatewayMember member, long nowMs)
    {
        if (letter.Kind == FrameKind.Census)
        {
            return true;
        }

        if (letter.Kind == FrameKind.Diff)
        {
            for (int i = 0; i < letter.Diff.EntryCount; i++)
            {
                // An unknown name may be a hint that a node uses after a turn.
                int peer = letter.Diff.Peer[i];
                bool isHere = members.IsAt(peer, GatewaySide.Segment, nowMs);
                member.LinkedUntilMs = isHere ? nowMs + LinkedMs : member.LinkedUntilMs;
                if (isHere || (letter.Diff.Nonce[i] == 0 && !members.IsAt(peer, GatewaySide.Broker, nowMs)))
                {
                    return true;
                }
            }
        }

        return member.LinkedUntilMs > nowMs || strangers.Take(nowMs);
    }

    /// <summary>A frame that waits, because another gateway may carry it.</summary>
    private readonly record struct Waiting(long AtMs, byte[] Bytes, long Mac);
}
