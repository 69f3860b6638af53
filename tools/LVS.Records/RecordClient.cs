using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Records;

/// <summary>
/// A client of a running swarm: a guest that has the swarm key and keeps nothing itself. It hears which members there are and speaks the
/// frames of SPEC 9, under a different name for each stripe. Belongs to one thread.
/// </summary>
public sealed class RecordClient : IDisposable
{
    private const int AskMs = 1000;

    // Members answer within a second. Whoever is heard for the first time later than this shows that some take longer.
    private const int PromptMs = 1250;
    private const int JoinMs = 1600;
    private const int JoinMsMax = 8000;

    // Members announce their room at least once in 64 s. In the long run they answer no more than one question in 30 s.
    private const int ListenMsMax = 70_000;
    private const int WaitMs = 1;

    // A board's inbox holds four of the longest frames. Where members keep up with a quick pace, a burst is what is due in one wait.
    private const int BurstFrames = 2;
    private const int BurstUs = WaitMs * 1000;
    private const int PaceUsMost = 1_000;
    private const int SendMsMax = 10_000;
    private const int StrangersMax = 64;

    // A member that sleeps hears the next question in its window. The other members are not asked for ever.
    private const int AskAgainMs = 150;
    private const int MarginMs = 5_000;
    private const int Naps = 4;

    private readonly string place;
    private readonly IGuestWire wire;
    private readonly FrameGate gate;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly byte[] buffer = new byte[Limits.FrameSizeMax];
    private readonly HashSet<int> strangers = [];
    private readonly HashSet<int> talkers = [];
    private readonly HeardMinute minute = new();
    private readonly int self;
    private readonly long beganAtMs;
    private readonly long sleepersMsMax;
    private int seq;
    private long dueUs;
    private bool wasWoken;

    /// <summary>Joins the swarm of a configuration as a guest.</summary>
    /// <param name="transport">What carries its frames.</param>
    /// <param name="config">The configuration with the swarm key.</param>
    public RecordClient(ITransport transport, NodeConfig config)
        : this(transport.OpenGuest(), config.KeyBytes(), transport.Description)
    {
    }

    /// <summary>Joins a swarm over an open wire, which the client then owns.</summary>
    /// <param name="wire">What carries its frames.</param>
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="place">Description of the place for people.</param>
    public RecordClient(IGuestWire wire, byte[] swarmKey, string place)
        : this(wire, new PcClientWorld(swarmKey), place)
    {
    }

    /// <summary>Joins a swarm in a real or a simulated world.</summary>
    /// <param name="wire">What carries its frames; the client then owns it.</param>
    /// <param name="world">Time and randomness.</param>
    /// <param name="place">Description of the place for people.</param>
    public RecordClient(IGuestWire wire, IClientWorld world, string place)
    {
        this.wire = wire;
        this.place = place;
        World = world;
        Namer = new Namer(world.Hash);
        gate = new FrameGate(world.Mac) { ReadsStore = true };
        self = world.Chance.Next() | 1;
        seq = world.Chance.Next();
        beganAtMs = NowMs;
    }

    /// <summary>Time and randomness.</summary>
    public IClientWorld World { get; }

    /// <summary>
    /// How long the client waits for members that sleep between slots, in ms; 0 leaves them out. An operation takes two or three of their
    /// naps.
    /// </summary>
    public long SleepersMsMax
    {
        get => sleepersMsMax;
        init
        {
            sleepersMsMax = value;
            Members.CountSleepers = value > 0;
            wire.Join(asks: value > 0);
        }
    }

    /// <summary>Whether the client still waits for members that sleep.</summary>
    public bool IsPatient => NowMs - beganAtMs < sleepersMsMax;

    /// <summary>The members that keep fragments.</summary>
    public KnownMembers Members { get; } = new();

    /// <summary>Whether the client has asked which members there are.</summary>
    public bool HasJoined { get; private set; }

    /// <summary>Called with every frame of the store that was heard, and its sender.</summary>
    public Action<StoreFrame, int>? Heard { get; set; }

    /// <summary>Called with a sender that may have slept, when it is heard again.</summary>
    public Action<int>? Woken { get; set; }

    /// <summary>Computes hashes and names.</summary>
    public Namer Namer { get; }

    /// <summary>Limits of a record's size at present.</summary>
    public RecordLimit Limit => new(Members.FreeFragments, Members.WithRoomCount, Members.CountSleepers ? 0 : Members.SleeperCount);

    /// <summary>The swarm's minute.</summary>
    public long Minute => minute.At(NowMs, World.ClockMinute);

    /// <summary>Time since an unspecified moment, in ms.</summary>
    public long NowMs => World.NowUs / 1000;

    /// <summary>Mean time between two frames in the long run, in us.</summary>
    public int PaceUs { get; set; } = PaceUsMost;

    /// <summary>Frames sent.</summary>
    public int SaidCount { get; private set; }

    /// <summary>How often a frame had to wait for its turn.</summary>
    public int PacedCount { get; private set; }

    /// <summary>A random name for one stripe, so that listeners cannot tell that two stripes belong together.</summary>
    public int DrawGuest() => World.Chance.Next() | 1;

    /// <summary>Asks which members there are and waits until all have had time to answer.</summary>
    /// <param name="stop">Ends it early.</param>
    /// <param name="waits">Called with the reason when that takes long; null when nobody needs it.</param>
    /// <exception cref="UserException">Nobody answered; says what to look at.</exception>
    public async Task Join(CancellationToken stop, Action<string>? waits = null)
    {
        HasJoined = true;
        wire.Join(asks: true);
        await Ask(PromptMs, stop);
        int prompt = Members.HeardCount;
        await Run(JoinMs - PromptMs, () => false, stop);
        for (int round = 1; Members.HeardCount == 0 && round * AskMs < JoinMsMax; round++)
        {
            await Ask(AskMs, stop);
        }

        await HearLate(prompt, stop, waits);
        if (IsMostSilent())
        {
            waits?.Invoke("most nodes have been asked too often lately: waiting until they say by themselves what room they have, a minute "
                + "at most");
            await Run(ListenMsMax, () => !IsMostSilent(), stop);
        }

        if (SleepersMsMax > 0)
        {
            await MeetSleepers(stop, waits);
        }

        // Who waits for sleepers goes on hearing everybody.
        wire.Join(asks: sleepersMsMax > 0);
        talkers.Clear();
        if (Members.Count == 0)
        {
            throw Nobody();
        }
    }

    /// <summary>Seals and sends a frame, with a pause after the frame before it.</summary>
    /// <param name="said">The frame.</param>
    /// <param name="sender">The sender's name.</param>
    /// <returns>Its number.</returns>
    public async Task<int> Say(StoreFrame said, int sender)
    {
        for (; dueUs - World.NowUs > Math.Max(BurstFrames * PaceUs, BurstUs); PacedCount++)
        {
            await wire.Wait(WaitMs);
            Hear();
        }

        int size = gate.Seal(said, Minute, sender, ++seq, buffer);
        for (long triedFromMs = NowMs; !wire.Say(said, sender, buffer, size);)
        {
            // The connection to the broker is still being opened, or its queue is full.
            if (NowMs - triedFromMs > SendMsMax)
            {
                throw new UserException(
                    $"Nothing can be sent to {place} any more: the connection was lost, and did not come back in {SendMsMax / 1000} s. Try "
                    + "again when the network or the broker is up.", UserException.Unknown);
            }

            Hear();
            await wire.Wait(WaitMs);
        }

        dueUs = Math.Max(dueUs, World.NowUs) + PaceUs;
        SaidCount++;
        return seq;
    }

    /// <summary>Handles the frames that have arrived, without waiting.</summary>
    public void Hear()
    {
        Letter letter = gate.Letter;
        for (int size = wire.Receive(frame, out int path); size > 0; size = wire.Receive(frame, out path))
        {
            Outcome outcome = gate.Open(frame, size, path, 0, FrameGate.AnyMinute, self, 0, seq);
            if (outcome == Outcome.BadMac && strangers.Count < StrangersMax)
            {
                strangers.Add(letter.Sender);
            }
            else if (outcome == Outcome.Done)
            {
                minute.Hear(letter.Sender, letter.Minute, NowMs, World.ClockMinute);
                if (letter.Kind == FrameKind.Diff && talkers.Count < StrangersMax)
                {
                    talkers.Add(letter.Sender);
                }

                if (StoreFrame.Has(letter.Kind))
                {
                    Take(letter.Store, letter.Sender);
                }

                Notice(letter.Sender);
            }
        }
    }

    /// <summary>Listens for a time, or until a condition holds.</summary>
    /// <returns>Whether it holds.</returns>
    public async Task<bool> Run(int ms, Func<bool> until, CancellationToken stop)
    {
        long endMs = NowMs + ms;
        while (!until())
        {
            stop.ThrowIfCancellationRequested();
            long leftMs = endMs - NowMs;
            if (leftMs <= 0)
            {
                return false;
            }

            await wire.Wait((int)Math.Min(leftMs, 50));
            Hear();
        }

        return true;
    }

    /// <summary>The error that says that no node was heard.</summary>
    public UserException Nobody()
    {
        return new UserException(
            Members.SleeperCount > 0
            ? $"All {Members.SleeperCount} nodes that were heard at {place} sleep, for up to {(Members.NapSecondsMax + 59) / 60} min at a "
                + $"time: 'lvs put --wait {Members.NapSecondsMax * Naps / 60}' and 'lvs get' with it wait for them."
            : strangers.Count == 0
                ? $"No node of a swarm was heard at {place}. Is one running there, with this configuration ('lvs swarm --config ...' or "
                    + "'lvs node')?"
                : $"{strangers.Count} nodes were heard at {place}, but none with this swarmKey: use the lvs.json of the swarm.",
            UserException.Unknown);
    }

    /// <inheritdoc/>
    public void Dispose() => wire.Dispose();

    /// <summary>Whether more than half of the nodes that send diffs have not announced their room.</summary>
    private bool IsMostSilent() => talkers.Count > 2 * Members.HeardCount;

    private async Task Ask(int listenMs, CancellationToken stop)
    {
        await Say(new StoreFrame { Kind = FrameKind.Offer, Flags = StoreFrame.FlagAsks }, self);
        await Run(listenMs, () => false, stop);
    }

    /// <summary>
    /// Listens on as long as members are heard for the first time. Members of a large swarm take many seconds to answer, each at a time of
    /// its own. Who knows only some of them takes districts for wider than they are, and gives stripes to members that refuse them.
    /// </summary>
    /// <param name="known">Members that have answered as members usually do.</param>
    /// <param name="stop">Ends it early.</param>
    /// <param name="waits">Called with the reason when that takes long.</param>
    private async Task HearLate(int known, CancellationToken stop, Action<string>? waits)
    {
        long beganMs = NowMs;

        // A member that answered late reported others late, so the client listens a little longer.
        await Run(AskMs / 4, () => false, stop);
        for (bool isTold = false; Members.HeardCount > known && NowMs - beganMs < ListenMsMax;)
        {
            known = Members.HeardCount;
            await Run(AskMs, () => false, stop);
            if (!isTold && Members.HeardCount > known)
            {
                isTold = true;
                waits?.Invoke("nodes of this swarm take their time to answer: waiting until no more of them do");
            }
        }
    }

    /// <summary>
    /// Asks every member that wakes, until the longest nap is over and all have been awake, or until the client's patience ends.
    /// </summary>
    private async Task MeetSleepers(CancellationToken stop, Action<string>? waits)
    {
        long listensFromMs = NowMs;
        long askedAtMs = listensFromMs - AskAgainMs;
        bool isTold = false;
        while (IsPatient && (Members.NapSecondsMax == 0 || NowMs - listensFromMs < (Members.NapSecondsMax * 1000L) + MarginMs))
        {
            if (await Run(AskMs, () => wasWoken, stop) && NowMs - askedAtMs >= AskAgainMs)
            {
                askedAtMs = NowMs;
                await Say(new StoreFrame { Kind = FrameKind.Offer, Flags = StoreFrame.FlagAsks }, self);
            }

            wasWoken = false;
            if (!isTold && Members.NapSecondsMax > 0)
            {
                isTold = true;
                waits?.Invoke(
                    $"nodes of this swarm sleep for up to {(Members.NapSecondsMax + 59) / 60} min: listening until all were awake");
            }
        }
    }

    private void Notice(int sender)
    {
        if (sleepersMsMax > 0 && Members.Notice(sender, NowMs))
        {
            wasWoken = true;
            Woken?.Invoke(sender);
        }
    }

    private void Take(StoreFrame heard, int sender)
    {
        if (heard.Kind == FrameKind.Offer)
        {
            Members.Hear(heard, sender);
        }

        Heard?.Invoke(heard, sender);
    }
}
