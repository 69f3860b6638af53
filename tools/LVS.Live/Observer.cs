using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Threading;

using LVS.Core;
using LVS.Harness;

namespace LVS.Live;

/// <summary>
/// The harness's observer in the group: it hears every frame like an outsider with the key, keeps each node's newest diff, and asks for the
/// census. It knows only what nodes send on the wire, so boards and harness nodes are judged alike.
/// </summary>
public sealed class Observer : IDisposable
{
    private const int StrangersMax = 1024;

    // It needs room for its own swarm; everybody with the key can invent any number of names.
    private const int HeardMax = 8192;
    private const long SweepMs = 1_000;

    // After a restart of its broker it is back within a second.
    private const int ConnectMsMax = 3_000;
    private const int ConnectLookMs = 50;

    /// <summary>Most bytes that the capture takes of frames that do not authenticate: an outsider can send any number of them.</summary>
    private const long StrangeBytesMax = 1 << 20;

    private readonly IEndpoint endpoint;
    private readonly FrameGate listenGate;
    private readonly FrameGate censusGate;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly byte[] censusFrame = new byte[Limits.FrameSizeMax];
    private HeardMinute minute = new();
    private bool hearsOwn;
    private readonly TimeProvider time;
    private readonly long beganAt;
    private readonly PcapWriter? capture;
    private readonly Lock gate = new();
    private readonly Dictionary<int, Heard> heard = [];
    private readonly HashSet<int> strangers = [];
    private readonly Thread thread;
    private long strangeBytes;
    private long sweptAtMs;
    private volatile bool running = true;

    /// <summary>Starts listening.</summary>
    /// <param name="transport">The swarm's transport.</param>
    /// <param name="group">The multicast group that captures give as the frames' destination.</param>
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="capturePath">Capture file for every frame heard, or null.</param>
    /// <param name="time">What measures time; null for the PC's clock.</param>
    public Observer(ITransport transport, UdpGroup group, byte[] swarmKey, string? capturePath, TimeProvider? time = null)
    {
        this.time = time ?? TimeProvider.System;
        beganAt = this.time.GetTimestamp();
        endpoint = transport.Tap();
        listenGate = new FrameGate(new PcMac(swarmKey));
        censusGate = new FrameGate(new PcMac(swarmKey));
        capture = capturePath == null ? null : new PcapWriter(capturePath, IPAddress.Parse(group.Group), group.Port);
        thread = new Thread(Listen) { IsBackground = true, Name = "observer" };
        thread.Start();
    }

    /// <summary>Largest frame heard, in bytes.</summary>
    public int FrameSizeLargest { get; private set; }

    /// <summary>Frames heard that did not authenticate.</summary>
    public long StrangeFrames { get; private set; }

    /// <summary>Frames of another protocol version.</summary>
    public long OtherVersionFrames { get; private set; }

    /// <summary>Frames under the name of a node of this process that it has not sent: another holder of the swarm key forges.</summary>
    public long ForgedFrames { get; private set; }

    /// <summary>
    /// Decides for a sender and a MAC whether the frame is the sender's own; null where that is unknown. Set it once all nodes run.
    /// </summary>
    public Func<int, long, bool?> IsOwn { get; set; } = (_, _) => null;

    /// <summary>
    /// Whether the first diff of a pause counts as an answer, because nodes send so rarely that a pause has room for only one. A node pays
    /// nothing in a pause, so a later diff of it could tell nothing more.
    /// </summary>
    public bool TakesFirst { get; set; }

    /// <summary>Time since it began, in ms: that of <see cref="Heard.AtMs"/>.</summary>
    public long NowMs => (long)time.GetElapsedTime(beganAt).TotalMilliseconds;

    /// <summary>Minute of the last census that was asked for.</summary>
    public long CensusMinute { get; private set; }

    /// <summary>Senders of such frames, up to the number that was counted.</summary>
    public int StrangeSenders
    {
        get
        {
            lock (gate)
            {
                return strangers.Count;
            }
        }
    }

    /// <summary>What is known of every node heard so far.</summary>
    public IReadOnlyDictionary<int, Heard> Snapshot()
    {
        lock (gate)
        {
            return new Dictionary<int, Heard>(heard);
        }
    }

    /// <summary>Begins a census: waits until it can be heard, for 3 s at most. Diffs of an earlier pause are no answers.</summary>
    public void BeginCensus()
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); !endpoint.IsConnected && waiting.ElapsedMilliseconds < ConnectMsMax;)
        {
            Thread.Sleep(ConnectLookMs);
        }

        lock (gate)
        {
            foreach ((int name, Heard known) in heard.ToArray())
            {
                heard[name] = known with { Steady = 0, View = known.View with { IsHolding = false } };
            }
        }
    }

    /// <summary>Asks the swarm to pause its drift. Repeat it with the same number, because some nodes may not have heard it.</summary>
    /// <param name="number">Number of the census: Unix time in seconds.</param>
    /// <param name="holdMs">How long to pause.</param>
    public void AskCensus(int number, int holdMs)
    {
        CensusMinute = Minute();
        endpoint.Link.Send(censusFrame, censusGate.SealCensus(CensusMinute, sender: 1, number, holdMs, censusFrame), 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        running = false;
        thread.Join();
        endpoint.Dispose();
        capture?.Dispose();
    }

    /// <summary>Once nodes of this process are heard, only they date the census, because other names may come from a recording.</summary>
    private void HearMinute(Diff diff, bool isOwn)
    {
        if (isOwn && !hearsOwn)
        {
            hearsOwn = true;
            minute = new HeardMinute();
        }

        if (isOwn || !hearsOwn)
        {
            minute.Hear(diff.Sender, diff.Minute, NowMs);
        }
    }

    private long Minute()
    {
        lock (gate)
        {
            return minute.At(NowMs);
        }
    }

    private void Listen()
    {
        while (running)
        {
            endpoint.Attend();
            endpoint.Inbox.Wait(50);
            for (int size = endpoint.Link.Receive(frame, 0, out _); size > 0; size = endpoint.Link.Receive(frame, 0, out _))
            {
                Hear(size);
            }
        }
    }

    private void Hear(int size)
    {
        Letter letter = listenGate.Letter;
        Outcome outcome = listenGate.Open(frame, size, 0, 0, FrameGate.AnyMinute, 0, 0, 0);
        if (outcome == Outcome.BadMac)
        {
            lock (gate)
            {
                StrangeFrames++;
                if (strangers.Count < StrangersMax)
                {
                    strangers.Add(letter.Sender);
                }
            }

            Capture(size, isStrange: true);
            return;
        }

        Capture(size, isStrange: outcome is Outcome.TooShort or Outcome.TooLong or Outcome.WrongVersion);
        if (outcome is Outcome.TooShort or Outcome.TooLong or Outcome.WrongVersion)
        {
            OtherVersionFrames += outcome == Outcome.WrongVersion ? 1 : 0;
            return;
        }

        FrameSizeLargest = Math.Max(FrameSizeLargest, size);
        if (outcome != Outcome.Done || letter.Kind != FrameKind.Diff)
        {
            return;
        }

        Diff diff = letter.Diff;
        lock (gate)
        {
            heard.TryGetValue(diff.Sender, out Heard? before);
            bool isNew = before == null ? HasRoom() : diff.Seq - before.Seq > 0;
            bool? isOwn = isNew ? IsOwn(diff.Sender, letter.Mac) : null;
            if (isOwn == false)
            {
                ForgedFrames++;
                return;
            }

            HearMinute(diff, isOwn == true);
            if (isNew)
            {
                NodeView view = NodeView.Of(diff);
                bool same = before != null && before.View.IsHolding && view.IsHolding && Same(before.View, view);
                heard[diff.Sender] = new Heard(view, diff.Seq, diff.Minute, (before?.Frames ?? 0) + 1, (before?.Bytes ?? 0) + size,
                    same ? before!.Steady + 1 : TakesFirst && view.IsHolding ? 1 : 0) { AtMs = NowMs };
            }
        }
    }

    /// <summary>
    /// Whether there is room for another name. Names turn with every epoch: after months all places would belong to names that nobody has
    /// any more.
    /// </summary>
    private bool HasRoom()
    {
        long nowMs = NowMs;
        if (heard.Count >= HeardMax && nowMs - sweptAtMs >= SweepMs)
        {
            sweptAtMs = nowMs;
            foreach (int gone in heard.Where(one => nowMs - one.Value.AtMs > Heard.GoneMs).Select(one => one.Key).ToList())
            {
                heard.Remove(gone);
            }
        }

        return heard.Count < HeardMax;
    }

    /// <summary>Captures a frame; of strange ones only the first, so that an outsider cannot fill the disk.</summary>
    private void Capture(int size, bool isStrange)
    {
        if (isStrange && (strangeBytes += size) > StrangeBytesMax)
        {
            return;
        }

        capture?.Add(frame.AsSpan(0, size), SteadyTime.UtcNow);
    }

    private static bool Same(NodeView a, NodeView b)
    {
        if (a.FloatUvu != b.FloatUvu || a.Edges.Count != b.Edges.Count)
        {
            return false;
        }

        for (int i = 0; i < a.Edges.Count; i++)
        {
            if (a.Edges[i] != b.Edges[i])
            {
                return false;
            }
        }

        return true;
    }
}
