using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Sim;

namespace LVS.Bench;

/// <summary>
/// Fragment keepers of many nodes on one segment in virtual time, with the board's own source and one seed. Each listener loses frames
/// independently. It is for measurements that take hours of virtual time or that count every hash.
/// </summary>
public sealed partial class FragmentWorld
{
    private const long Minute = 1_000_000;
    private const int DeadMs = 1000;

    private readonly long[] chance;
    private readonly int lossPercent;
    private readonly byte[] frame = new byte[Limits.FrameSizeMax];
    private readonly List<int> pseudonyms = [];
    private readonly List<SwarmClock> clocks = [];
    private readonly List<long> passedAtMs = [];
    private readonly CountedHash hash = new(new SimHash());
    private StripeGiver? giver;
    private long giverDueAtMs;
    private long pushed;
    private readonly FrameGate gate = new(new NoMac()) { ReadsStore = true };
    private readonly List<long> dueAtMs = [];
    private readonly List<int> guests = [];
    private WakeTimes wakes = new(1);
    private int seq;

    /// <summary>Makes a swarm of nodes with a board's room.</summary>
    /// <param name="nodes">How many.</param>
    /// <param name="lossPercent">Frames that each listener loses, 0..100 %.</param>
    /// <param name="seed">Seed of all chance.</param>
    /// <param name="options">How they behave; null for the defaults.</param>
    /// <param name="room">Fragments that each holds.</param>
    public FragmentWorld(int nodes, int lossPercent, long seed, FragmentOptions? options = null, int room = Limits.FragmentSlotCount)
    {
        chance = [seed];
        this.lossPercent = lossPercent;
        Options = options ?? new FragmentOptions();
        for (int node = 0; node < nodes; node++)
        {
            Add(room);
        }
    }

    /// <summary>How the nodes behave.</summary>
    public FragmentOptions Options { get; }

    /// <summary>The nodes' keepers.</summary>
    public List<FragmentKeeper> Nodes { get; } = [];

    /// <summary>Decides by letter and the sender's number whether a frame is carried at all; null carries all.</summary>
    public Func<Letter, int, bool>? Reaches { get; set; }

    /// <summary>
    /// Whether a broker carries frames only to the nodes that they concern (SPEC 13.3); otherwise every node hears every other.
    /// </summary>
    public bool IsBroker { get; init; }

    /// <summary>For a control: at a broker nodes do not hear of what they hold that belongs elsewhere.</summary>
    public bool HearsItsDistrictOnly { get; init; }

    /// <summary>Nodes that neither speak nor hear.</summary>
    public HashSet<int> Dead { get; } = [];

    /// <summary>Virtual time.</summary>
    public long NowMs { get; private set; }

    /// <summary>Frames said.</summary>
    public long Frames { get; private set; }

    /// <summary>Bytes of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes by <see cref="FrameKind"/>.</summary>
    public long[] BytesByKind { get; } = new long[16];

    /// <summary>Native hashes of the nodes' keepers by purpose.</summary>
    public HashCost Hashes { get; } = new();

    /// <summary>Fragments that were re-created.</summary>
    public int RecreatedCount => Nodes.Sum(node => node.RecreatedCount) + recreatedBefore;

    private int recreatedBefore;

    /// <summary>Adds a node.</summary>
    /// <param name="room">Fragments that it holds.</param>
    /// <returns>Its number.</returns>
    public int Add(int room)
    {
        Nodes.Add(null!);
        pseudonyms.Add(0);
        clocks.Add(null!);
        passedAtMs.Add(0);
        dueAtMs.Add(0);
        guests.Add(0);
        wakes = new WakeTimes(Nodes.Count);
        for (int node = 0; node < Nodes.Count - 1; node++)
        {
            wakes.Set(node, dueAtMs[node]);
        }

        Begin(Nodes.Count - 1, room);
        return Nodes.Count - 1;
    }

    /// <summary>Removes a node with all its fragments and puts a new, empty one in its place.</summary>
    public void Replace(int node)
    {
        recreatedBefore += Nodes[node].RecreatedCount;
        Dead.Remove(node);
        Begin(node, Limits.FragmentSlotCount);
    }

    /// <summary>Lets time pass.</summary>
    public void Run(long ms)
    {
        for (long end = NowMs + ms; NowMs < end;)
        {
            Step(end);
        }
    }

    /// <summary>Runs until a condition holds.</summary>
    /// <returns>How long it took in ms, or -1.</returns>
    public long RunUntil(Func<bool> holds, long msMax)
    {
        long start = NowMs;
        while (NowMs - start < msMax)
        {
            if (holds())
            {
                return NowMs - start;
            }

            Run(200);
        }

        return -1;
    }

    /// <summary>Fragments of a stripe that living nodes hold, as bits.</summary>
    public int Held(long stripe)
    {
        int mask = 0;
        for (int node = 0; node < Nodes.Count; node++)
        {
            mask |= Dead.Contains(node) ? 0 : Nodes[node].Index.MaskOf(stripe);
        }

        return mask;
    }

    /// <summary>Fragments of a stripe that living nodes hold and hear of, as bits: what a guest can have.</summary>
    public int Reachable(long stripe)
    {
        int mask = 0;
        for (int node = 0; node < Nodes.Count; node++)
        {
            KeepingState state = Nodes[node].State;
            int depth = !IsBroker ? 0 : HearsItsDistrictOnly ? state.Depth : state.HeardDepth;
            bool hears = !Dead.Contains(node) && Placement.Shares(state.Log.Home, Placement.HomeOf(stripe), depth);
            mask |= hears ? Nodes[node].Index.MaskOf(stripe) : 0;
        }

        return mask;
    }

    /// <summary>For each node, the bits of the prefix that it shares with its district.</summary>
    public int[] Depths() => [.. Nodes.Select(node => node.State.Depth)];

    /// <summary>Fragments of all stripes that living nodes hold.</summary>
    public int HeldCount() => Enumerable.Range(0, Nodes.Count).Sum(node => Dead.Contains(node) ? 0 : Nodes[node].Index.Count);

    /// <summary>Publishes stripes of random bytes through a guest, which leaves when all fragments are proved.</summary>
    /// <param name="stripeCount">How many.</param>
    /// <param name="dataCount">k.</param>
    /// <param name="totalCount">n.</param>
    /// <param name="fragments">All fragments, for comparison.</param>
    /// <param name="first">Number of the first stripe.</param>
    /// <param name="hours">How long they are to be kept.</param>
    /// <returns>Fragments that were proved.</returns>
    public int Publish(int stripeCount, int dataCount, int totalCount, out List<Fragment> fragments, int first = 1, int hours = 9_000)
    {
        fragments = [];
        for (int stripe = first; stripe < first + stripeCount; stripe++)
        {
            fragments.AddRange(NoiseStripe.Make(
                stripe, dataCount, totalCount, Limits.FragmentSizeMax, hash, MinuteNow + (hours * 60L)));
        }

        return Give(fragments);
    }

    /// <summary>
    /// Places stripes of random bytes directly with their holders, as if they had been there for long. This passes the limit of what guests
    /// may fill, and audits are already as rare as they become.
    /// </summary>
    /// <param name="stripeCount">How many.</param>
    /// <param name="dataCount">k.</param>
    /// <param name="totalCount">n.</param>
    /// <returns>Fragments that found room.</returns>
    public int Place(int stripeCount, int dataCount, int totalCount)
    {
        int placed = 0;
        for (int stripe = 1; stripe <= stripeCount; stripe++)
        {
            // As a client does, of two names the one whose district has more room.
            long minute = MinuteNow + Limits.KeepMinutesMax - Limits.EpochMinutes;
            Fragment[] fragments = new[] { stripe, -stripe }
                .Select(number => NoiseStripe.Make(number, dataCount, totalCount, Limits.FragmentSizeMax, hash, minute))
                .MaxBy(made => Nodes.Where(node => node.State.IsHere(made[0].Stripe)).Sum(node => node.State.OpenCount))!;
            long name = fragments[0].Stripe;
            FragmentKeeper[] holders = [.. Enumerable.Range(0, Nodes.Count)
                .Where(node => Nodes[node].State.OpenCount > 0 && Nodes[node].State.IsHere(name))
                .OrderBy(node => Placement.Distance(name, pseudonyms[node], Nodes[node].State.OpenCount)).Take(totalCount)
                .Select(node => Nodes[node])];
            foreach ((FragmentKeeper holder, Fragment fragment) in holders.Zip(fragments))
            {
                int slot = holder.Log.Keep(fragment, (int)Limits.KeepMinutesMax, 0);
                placed += slot < 0 ? 0 : 1;
                holder.State.Book.Begin(slot, holder.State.Second + Draw(Options.AuditSecondsMax));
                while (holder.State.Interval(slot) < Options.AuditSecondsMax)
                {
                    holder.State.Lengthen(slot);
                }
            }
        }

        return placed;
    }

    /// <summary>An owner shows a link of a stripe's chain, twice. The world then hears the holders' answers.</summary>
    /// <param name="name">The stripe.</param>
    /// <param name="chainOf">Number of the stripe whose chain it is.</param>
    /// <param name="number">Number of the renewal, or <see cref="OwnerChain.Forget"/>.</param>
    /// <param name="expiryMinute">Until when.</param>
    /// <param name="forgets">Whether the stripe is to be forgotten.</param>
    public void Renew(long name, int chainOf, int number, long expiryMinute, bool forgets)
    {
        for (int time = 0; time < 2; time++)
        {
            StoreFrame said = new() { Kind = FrameKind.Renewal, Flags = forgets ? StoreFrame.FlagForgets : 0, Number = number };
            said.Fragment.Stripe = name;
            said.Fragment.ExpiryMinute = expiryMinute;
            new OwnerChain(hash).Show(NoiseStripe.SecretOf(chainOf), number, said.Link);
            Say(said, 0x7777);
            Run(2_000);
        }
    }

    /// <summary>A sender that has the swarm key says a frame.</summary>
    public void Say(StoreFrame said, int sender) => Send(said, sender, ++seq, -1);

    /// <summary>A node's name.</summary>
    public int Pseudonym(int node) => pseudonyms[node];

    /// <summary>Pushes all clocks forward, as an attacker would.</summary>
    public void PushMinute(long minutes)
    {
        pushed += minutes;
        byte[] record = new byte[Limits.LedgerRecordSize];
        foreach (SwarmClock clock in clocks)
        {
            clock.Write(record);
            LittleEndian.Write64(record, SwarmClock.RecordAt, MinuteNow * SwarmClock.MinuteMs);
            Check.That(clock.Read(record), "a clock that cannot be read");
            clock.Wake(0);
        }
    }

    /// <summary>The minute that the clocks show, pushed or not.</summary>
    public long MinuteNow => Minute + pushed;

    /// <summary>The nodes' uptime at the start of the world, in ms. Set before the first frame.</summary>
    public long StartMs
    {
        init
        {
            NowMs = value;
            Enumerable.Range(0, Nodes.Count).ToList().ForEach(node => Begin(node, Nodes[node].Index.SlotCount));
        }
    }

    /// <summary>Gives fragments to the swarm to keep.</summary>
    /// <returns>Fragments that were proved.</returns>
    public int Give(IEnumerable<Fragment> fragments)
    {
        int self = (int)SeededRandom.Next(chance, 0) | 1;
        giver = new StripeGiver(fragments, hash, self);
        giverDueAtMs = NowMs;
        long endMs = NowMs + 600_000;
        while (!giver.IsDone && NowMs < endMs)
        {
            Run(100);
        }

        int proved = giver.ProvedCount;
        giver = null;
        return proved;
    }

    /// <summary>A number below a bound, from the world's chance.</summary>
    public int Draw(int below) => (int)SeededRandom.Below(chance, 0, below);

    private void Begin(int node, int room)
    {
        int pseudonym = (int)SeededRandom.Next(chance, 0) | 1;
        pseudonyms[node] = pseudonym;
        int segments = FragmentLog.SegmentsFor(room, Limits.FlashSegmentSize);
        FragmentLog log = new(hash, new FragmentIndex(room), new MemorySegments(segments, Limits.FlashSegmentSize), segments,
            Limits.FlashSegmentSize);
        log.Open();
        SwarmClock clock = new();
        byte[] record = new byte[Limits.LedgerRecordSize];
        clock.Birth(MinuteNow);
        clock.Write(record);

        // A clock that was set long ago. While a clock is open, nothing expires.
        record[SwarmClock.RecordAt + 24] = 0;
        Check.That(clock.Read(record), "a clock that cannot be read");
        clock.Wake(0);
        clocks[node] = clock;
        passedAtMs[node] = NowMs;
        Nodes[node] = new FragmentKeeper(Options, log, hash, clock, null, pseudonym, (long)SeededRandom.Next(chance, 0), NowMs);
        Due(node, NowMs);
    }

    private void Due(int node, long atMs)
    {
        dueAtMs[node] = atMs;
        wakes.Set(node, atMs);
    }
}
