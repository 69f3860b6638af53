using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
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
    private const int BrowserWaitMs = 5;
    private const int DistrictMin = 28;

    private readonly string place;
    private readonly IGuestWire wire;
    private readonly FrameGate gate;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private readonly byte[] buffer = new byte[Limits.FrameSizeMax];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly HashSet<int> strangers = [];
    private readonly HashSet<int> talkers = [];
    private readonly HeardMinute minute = new();
    private readonly int self = Random.Shared.Next() | 1;
    private int seq = Random.Shared.Next();
    private long dueUs;

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
    {
        this.wire = wire;
        this.place = place;
        gate = new FrameGate(new PcMac(swarmKey)) { ReadsStore = true };
    }

    /// <summary>A free name for one stripe: who hears it cannot tell that two stripes belong together.</summary>
    public static int DrawGuest() => Random.Shared.Next() | 1;

    /// <summary>Members that keep fragments, with their free places and where they live.</summary>
    public Dictionary<int, (int Free, int Home)> Members { get; } = [];

    /// <summary>Whether it has asked who is there.</summary>
    public bool HasJoined { get; private set; }

    /// <summary>Called with every frame of the store that was heard, and its sender.</summary>
    public Action<StoreFrame, int>? Heard { get; set; }

    /// <summary>Hashes and names.</summary>
    public Namer Namer { get; } = new(new PcHash());

    /// <summary>Free places of all members that a guest may fill.</summary>
    public long FreeFragments => Members.Values.Sum(member => (long)GuestShare(member.Free));

    /// <summary>How large a record may be now.</summary>
    public RecordLimit Limit => new(FreeFragments, Members.Values.Count(member => member.Free > 0));

    /// <summary>The swarm's minute.</summary>
    public long Minute => minute.At(clock.ElapsedMilliseconds);

    /// <summary>Time since it came, in ms.</summary>
    public long NowMs => clock.ElapsedMilliseconds;

    /// <summary>
    /// Places that a member gives to guests at once, when it has given none for a day: five sevenths of what it says is free, which is five
    /// eighths of an empty room (SPEC 9.4). What it gave lately it does not say.
    /// </summary>
    /// <param name="free">Its free places, as it says.</param>
    public static int GuestShare(int free) => free > 0 ? Math.Max(1, (int)(free * 5L / 7)) : 0;

    /// <summary>Time between two frames in the long run, in us.</summary>
    public int PaceUs { get; set; } = PaceUsMost;

    /// <summary>Frames said.</summary>
    public int SaidCount { get; private set; }

    /// <summary>Times that a frame had to wait for its turn.</summary>
    public int PacedCount { get; private set; }

    /// <summary>Asks who is there, and waits until all have had the time to say so.</summary>
    /// <param name="stop">Ends it early.</param>
    /// <param name="waits">Called with the reason when that takes long; null for nobody.</param>
    /// <exception cref="UserException">Nobody answered; says what to look at.</exception>
    public async Task Join(CancellationToken stop, Action<string>? waits = null)
    {
        HasJoined = true;
        wire.Join(asks: true);
        for (int round = 0; Members.Count == 0 && round * AskMs < JoinMsMax; round++)
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

        wire.Join(asks: false);
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
        for (; dueUs - NowUs > BurstFrames * PaceUs; PacedCount++)
        {
            await Wait(WaitMs);
            Hear();
        }

        int size = gate.Seal(said, Minute, sender, ++seq, buffer);
        for (long beganAtMs = clock.ElapsedMilliseconds; !wire.Say(said, sender, buffer, size);)
        {
            // A broker's connection opens, or has much to send.
            if (clock.ElapsedMilliseconds - beganAtMs > SendMsMax)
            {
                throw new UserException(
                    $"Nothing can be sent to {place} any more: the connection was lost, and did not come back in {SendMsMax / 1000} s. Try "
                    + "again when the network or the broker is up.", UserException.Unknown);
            }

            Hear();
            await Wait(WaitMs);
        }

        dueUs = Math.Max(dueUs, NowUs) + PaceUs;
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
                minute.Hear(letter.Sender, letter.Minute, clock.ElapsedMilliseconds);
                if (letter.Kind == FrameKind.Diff && talkers.Count < StrangersMax)
                {
                    talkers.Add(letter.Sender);
                }

                if (StoreFrame.Has(letter.Kind))
                {
                    Take(letter.Store, letter.Sender);
                }
            }
        }
    }

    /// <summary>Listens for a time, or until something holds.</summary>
    /// <returns>Whether it holds.</returns>
    public async Task<bool> Run(int ms, Func<bool> until, CancellationToken stop)
    {
        long endMs = clock.ElapsedMilliseconds + ms;
        while (!until())
        {
            stop.ThrowIfCancellationRequested();
            long leftMs = endMs - clock.ElapsedMilliseconds;
            if (leftMs <= 0)
            {
                return false;
            }

            await Wait((int)Math.Min(leftMs, 50));
            Hear();
        }

        return true;
    }

    /// <summary>
    /// Members that may keep a stripe, nearest first: those with room whose home shares the longest prefix that enough share.
    /// </summary>
    /// <param name="stripe">Its name.</param>
    /// <param name="count">How many are needed at least.</param>
    public List<int> Rank(long stripe, int count)
    {
        List<KeyValuePair<int, (int Free, int Home)>> near = District(stripe, count);
        int[] rooms = [.. near.Select(member => member.Value.Free).Order()];
        int median = rooms.Length == 0 ? 0 : rooms[rooms.Length / 2];
        return [.. near.OrderBy(member => Placement.Distance(stripe, member.Key, Placement.Weight(member.Value.Free, median)))
            .Select(member => member.Key)];
    }

    /// <summary>Whether, of two names, the second belongs where more room is free.</summary>
    public bool HasMoreRoom(long name, long other)
    {
        return District(other, 1).Sum(member => (long)member.Value.Free) > District(name, 1).Sum(member => (long)member.Value.Free);
    }

    /// <summary>The complaint that no node is there.</summary>
    public UserException Nobody()
    {
        return new UserException(
            strangers.Count == 0
                ? $"No node of a swarm was heard at {place}. Is one running there, with this configuration ('lvs swarm --config ...' or "
                    + "'lvs node')?"
                : $"{strangers.Count} nodes were heard at {place}, but none with this swarmKey: use the lvs.json of the swarm.",
            UserException.Unknown);
    }

    /// <inheritdoc/>
    public void Dispose() => wire.Dispose();

    private long NowUs => clock.ElapsedTicks / (Stopwatch.Frequency / 1_000_000);

    /// <summary>Whether most of those who drift have not said what room they have.</summary>
    private bool IsMostSilent() => talkers.Count > 2 * Members.Count;

    /// <summary>
    /// Waits for a frame. A program's thread waits itself, so that whatever a client was asked to do is done when the call returns; the one
    /// thread of a browser must not.
    /// </summary>
    private Task Wait(int ms)
    {
        if (OperatingSystem.IsBrowser())
        {
            return Task.Delay(Math.Min(ms, BrowserWaitMs));
        }

        wire.Inbox.Wait(ms);
        return Task.CompletedTask;
    }

    private List<KeyValuePair<int, (int Free, int Home)>> District(long stripe, int count)
    {
        int home = Placement.HomeOf(stripe);
        List<KeyValuePair<int, (int Free, int Home)>> near = [.. Members.Where(member => member.Value.Free > 0)];
        for (int depth = 1; depth <= Placement.DepthMax; depth++)
        {
            List<KeyValuePair<int, (int Free, int Home)>> deeper =
                [.. near.Where(member => Placement.Shares(member.Value.Home, home, depth))];
            if (deeper.Count < Math.Max(DistrictMin, 2 * count))
            {
                break;
            }

            near = deeper;
        }

        return near;
    }

    private void Take(StoreFrame heard, int sender)
    {
        if (heard.Kind == FrameKind.Offer && (heard.Flags & StoreFrame.FlagLeaves) != 0)
        {
            Members.Remove(sender);
        }
        else if (heard.Kind == FrameKind.Offer && (heard.Flags & StoreFrame.FlagAsks) == 0)
        {
            Members.Remove(heard.Former);
            Members[sender] = (RoomCode.Read(heard.Room), heard.Home);
        }

        Heard?.Invoke(heard, sender);
    }
}
