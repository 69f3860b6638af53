using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Records;

/// <summary>
/// A client of a running swarm: a guest by its key that keeps nothing itself. Hears who is there, and speaks the frames of SPEC 9, for each
/// stripe under another name. Belongs to one thread.
/// </summary>
public sealed class RecordClient : IDisposable
{
    private const int AskMs = 1000;
    private const int JoinMs = 1600;
    private const int JoinMsMax = 8000;

    // Members say of themselves what room they have at least once in 64 s, and answer no more than one question in 30 s for long.
    private const int ListenMsMax = 70_000;
    private const int WaitMs = 1;

    // Boards' inboxes hold 16 frames.
    private const int BurstFrames = 8;
    private const int PaceUsMost = 1_000;
    private const int SendMsMax = 10_000;
    private const int StrangersMax = 64;

    // A member that sleeps hears the next question in its window; all others are not to be asked for ever.
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

    /// <summary>Comes to the swarm of a configuration.</summary>
    /// <param name="transport">What carries its frames.</param>
    /// <param name="config">Its key.</param>
    public RecordClient(ITransport transport, NodeConfig config)
        : this(transport.OpenGuest(), config.KeyBytes(), transport.Description)
    {
    }

    /// <summary>Comes to a swarm by a wire that is open; the client's from now on.</summary>
    /// <param name="wire">What carries its frames.</param>
    /// <param name="swarmKey">32 bytes.</param>
    /// <param name="place">Where that is, for people.</param>
    public RecordClient(IGuestWire wire, byte[] swarmKey, string place)
        : this(wire, new PcClientWorld(swarmKey), place)
    {
    }

    /// <summary>Comes to a swarm in a world of whatever kind.</summary>
    /// <param name="wire">What carries its frames; the client's from now on.</param>
    /// <param name="world">Its time and chance.</param>
    /// <param name="place">Where that is, for people.</param>
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

    /// <summary>Its time and chance.</summary>
    public IClientWorld World { get; }

    /// <summary>
    /// How long it waits for members that sleep between slots, in ms; 0 leaves them out. What it does takes two or three of their naps.
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

    /// <summary>Whether it still waits for members that sleep.</summary>
    public bool IsPatient => NowMs - beganAtMs < sleepersMsMax;

    /// <summary>Members that keep fragments.</summary>
    public KnownMembers Members { get; } = new();

    /// <summary>Whether it has asked who is there.</summary>
    public bool HasJoined { get; private set; }

    /// <summary>Called with every frame of the store that was heard, and its sender.</summary>
    public Action<StoreFrame, int>? Heard { get; set; }

    /// <summary>Called with a sender that may have slept until now, when it is heard again.</summary>
    public Action<int>? Woken { get; set; }

    /// <summary>Hashes and names.</summary>
    public Namer Namer { get; }

    /// <summary>How large a record may be now.</summary>
    public RecordLimit Limit => new(Members.FreeFragments, Members.WithRoomCount, Members.CountSleepers ? 0 : Members.SleeperCount);

    /// <summary>The swarm's minute.</summary>
    public long Minute => minute.At(NowMs, World.ClockMinute);

    /// <summary>Time since some moment, in ms.</summary>
    public long NowMs => World.NowUs / 1000;

    /// <summary>Time between two frames in the long run, in us.</summary>
    public int PaceUs { get; set; } = PaceUsMost;

    /// <summary>Frames said.</summary>
    public int SaidCount { get; private set; }

    /// <summary>Times that a frame had to wait for its turn.</summary>
    public int PacedCount { get; private set; }

    /// <summary>A free name for one stripe: who hears it cannot tell that two stripes belong together.</summary>
    public int DrawGuest() => World.Chance.Next() | 1;

    /// <summary>Asks who is there, and waits until all have had the time to say so.</summary>
    /// <param name="stop">Ends it early.</param>
    /// <param name="waits">Called with the reason when that takes long; null for nobody.</param>
    /// <exception cref="UserException">Nobody answered; says what to look at.</exception>
    public async Task Join(CancellationToken stop, Action<string>? waits = null)
    {
        HasJoined = true;
        wire.Join(asks: true);
        for (int round = 0; Members.HeardCount == 0 && round * AskMs < JoinMsMax; round++)
        {
            await Say(new StoreFrame { Kind = FrameKind.Offer, Flags = StoreFrame.FlagAsks }, self);
            await Run(round == 0 ? JoinMs : AskMs, () => false, stop);
        }

        // Who answered late has told others late.
        await Run(AskMs / 4, () => false, stop);
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

    /// <summary>Signs and sends a frame, not too soon after the last.</summary>
    /// <param name="said">The frame.</param>
    /// <param name="sender">In whose name.</param>
    /// <returns>Its number.</returns>
    public async Task<int> Say(StoreFrame said, int sender)
    {
        for (; dueUs - World.NowUs > BurstFrames * PaceUs; PacedCount++)
        {
            await wire.Wait(WaitMs);
            Hear();
        }

        int size = gate.Seal(said, Minute, sender, ++seq, buffer);
        for (long triedFromMs = NowMs; !wire.Say(said, sender, buffer, size);)
        {
            // A broker's connection opens, or has much to send.
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

    /// <summary>Hears what has arrived, without waiting.</summary>
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
                minute.Hear(letter.Sender, letter.Minute, NowMs);
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

    /// <summary>Listens for a time, or until something holds.</summary>
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

    /// <summary>The complaint that no node is there.</summary>
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

    /// <summary>Whether most of those who drift have not said what room they have.</summary>
    private bool IsMostSilent() => talkers.Count > 2 * Members.HeardCount;

    /// <summary>
    /// Asks whoever wakes, until the longest nap is over and all have been awake, or its patience ends.
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
