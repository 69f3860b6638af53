using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// A swarm in virtual time: nodes, wire, clocks, flash and power as one deterministic state machine. Scenario and seed determine everything
/// that happens; the trace hash is the same on every machine and for every number of threads.
/// </summary>
/// <remarks>
/// Bulk-synchronous: stations act in windows shorter than the travel time of any frame, sharded by index. Between windows frames are
/// distributed, events happen and watchers look. Within a window no station can influence another, so the order in which they act does not
/// matter.
/// </remarks>
public sealed class SimWorld
{
    private const int SampledNodesMax = 2048;
    private const int SamplesACycleMax = 4;

    private readonly Shard[] shards;
    private readonly Station[] stations;
    private readonly SimMac mac;
    private readonly byte[] swarmKey;
    private readonly ulong secretKey;
    private readonly List<WorldEvent> events = [];
    private readonly WorldOptions options;
    private readonly NodeOptions awakeOptions;
    private Timeline? timeline;
    private int stationCount;

    /// <summary>Makes a world of nodes, before anything has happened.</summary>
    /// <param name="scenario">The scenario that it runs.</param>
    /// <param name="seed">Seed of all chance.</param>
    /// <param name="options">Options of the run.</param>
    /// <param name="members">Its members.</param>
    public SimWorld(Scenario scenario, long seed, WorldOptions options, WorldMembers members)
    {
        Scenario = scenario;
        Seed = seed;
        this.options = options;
        Power = members.Power;
        ulong key = KeyOf(seed);
        NodeKey = Chance.Of(key, 1);
        int count = members.Births.Count + members.OtherCount;
        Wire = WireMaker.Make(scenario.Wire, count, Chance.Of(key, 3));
        Memory = new NodeMemory(members.Births.Count);
        Window = new MemoryWindow(Memory);
        secretKey = Chance.Of(key, 4);
        swarmKey = [.. Enumerable.Range(0, 32).Select(i => (byte)Chance.Of(secretKey, i))];
        mac = new SimMac(Chance.Of(secretKey, 32));
        Options = OptionsOf(scenario, scenario.Power is { Sleep.IsOn: true });
        awakeOptions = OptionsOf(scenario, false);
        awakeOptions.NapMsMax = Options.NapMsMax;
        shards = Shards(count, options.Threads);
        stations = new Station[count];
        Log = options.IsLogged ? new WorldLog(count, options.LogFromMs, options.LogToMs) : null;
        LostLedgers = new LostLedgers(Window, Log);
        Nodes = new SimNode[members.Births.Count];
        foreach (NodeBirth birth in members.Births)
        {
            Nodes[stationCount] = (SimNode)Join((index, shard) => new SimNode(this, index, shard, birth));
        }
    }

    /// <summary>The key from which all chance of a seed follows.</summary>
    public static ulong KeyOf(long seed) => Chance.Of(0x4C56532053494DUL, seed);

    /// <summary>The scenario that it runs.</summary>
    public Scenario Scenario { get; }

    /// <summary>Seed of all chance.</summary>
    public long Seed { get; }

    /// <summary>Key of the nodes' own chance.</summary>
    public ulong NodeKey { get; }

    /// <summary>The air.</summary>
    public SimWire Wire { get; }

    /// <summary>Source of power of the nodes.</summary>
    public IPowerSource Power { get; }

    /// <summary>All ledgers.</summary>
    public NodeMemory Memory { get; }

    /// <summary>The same memory, to wipe and hash.</summary>
    public MemoryWindow Window { get; }

    /// <summary>Nodes that run the node's source: honest ones, then liars.</summary>
    public SimNode[] Nodes { get; }

    /// <summary>All stations: nodes, then intruders, the publisher last.</summary>
    public IReadOnlyList<Station> Stations => stations;

    /// <summary>Ledgers that were destroyed.</summary>
    public LostLedgers LostLedgers { get; }

    /// <summary>Log of events, or null when none was requested.</summary>
    public WorldLog? Log { get; }

    /// <summary>Watchers, in the order in which they are called.</summary>
    public Watcher[] Watchers { get; private set; } = [];

    /// <summary>Virtual time.</summary>
    public long NowMs { get; private set; }

    /// <summary>
    /// The swarm's minute by a true clock. A station asks for its own time: <see cref="NowMs"/> is that of the window, and windows end
    /// where a sample is taken.
    /// </summary>
    public long MinuteAt(long nowMs) => Scenario.Node.Minute + (nowMs / SwarmClock.MinuteMs);

    /// <summary>Whether nodes keep fragments: then each one's letters lead to its own fragment.</summary>
    public bool KeepsFragments => Scenario.Fragments != null || Scenario.Visits != null;

    /// <summary>The options of the nodes.</summary>
    public NodeOptions Options { get; }

    /// <summary>The options of one node: a node that never sleeps beside others that do has its own.</summary>
    public NodeOptions OptionsFor(int node) =>
        Scenario.Power is { Sleep: { IsOn: true } sleep } && !sleep.Sleeps(node) ? awakeOptions : Options;

    /// <summary>The swarm over time.</summary>
    public List<WorldSample> Samples { get; } = [];

    /// <summary>Frames delivered.</summary>
    public long DeliveredCount => shards.Sum(shard => shard.DeliveredCount);

    /// <summary>Frames lost on the wire.</summary>
    public long LostCount => shards.Sum(shard => shard.LostCount);

    /// <summary>Hash over all frames ever sent and all ledgers at all checkpoints.</summary>
    public ulong TraceHash { get; private set; } = 14695981039346656037UL;

    /// <summary>Adds a watcher.</summary>
    public void Watch(Watcher watcher) => Watchers = [.. Watchers, watcher];

    /// <summary>Schedules an event. Events of one moment happen in the order of these calls.</summary>
    public void Expect(WorldEvent what) => events.Add(what);

    /// <summary>Adds the next station, up to the number for which the world was made.</summary>
    /// <param name="make">Makes it, for an index and a shard.</param>
    public Station Join(Func<int, Shard, Station> make)
    {
        int index = stationCount;
        Station station = make(index, shards.First(shard => shard.Owns(index)));
        stations[stationCount++] = station;
        station.Shard.Schedule(station);
        return station;
    }

    /// <summary>Runs everything.</summary>
    /// <param name="progress">Called with the virtual time from time to time, or null.</param>
    public void Run(Action<long>? progress = null)
    {
        timeline = new Timeline(events, Scenario.DurationMs, Scenario.CheckMs, SampleCount());
        long startMs = 0;
        long endMs = 0;
        while (NowMs < Scenario.DurationMs)
        {
            long itemMs = timeline.NextMs;
            long firstMs = long.MaxValue;
            foreach (Shard shard in shards)
            {
                firstMs = Math.Min(firstMs, shard.Wakes.FirstMs);
            }

            if (itemMs <= firstMs)
            {
                // All turns so far were before the end of the last window. A sample alone does not move the next one.
                bool isCut = itemMs == timeline.NextCutMs;
                NowMs = isCut ? itemMs : Math.Max(itemMs, endMs - 1);
                startMs = isCut ? itemMs : startMs;
                timeline.Step(NowMs, Checkpoint, Sample);
                progress?.Invoke(NowMs);
                if (Array.Exists(Watchers, watcher => watcher.WantsEnd))
                {
                    break;
                }

                continue;
            }

            startMs = Math.Max(startMs, firstMs);
            NowMs = startMs;
            endMs = Math.Min(timeline.NextCutMs, NowMs + Wire.DelayMsMin);
            Pass(endMs);
            foreach (Watcher watcher in Watchers)
            {
                watcher.Between(this, endMs);
            }
        }

        Finish();
    }

    /// <summary>The cryptography of a station in one of its lives.</summary>
    /// <param name="station">Its index.</param>
    /// <param name="life">Its boots so far.</param>
    /// <param name="scratch">Buffers that it shares with others; null for its own.</param>
    public SwarmSecrets SecretsOf(int station, int life, Scratch? scratch = null)
    {
        scratch ??= new Scratch();
        SimKeySource source = new(Chance.Of(secretKey, 33 + station, life));
        return Scenario.Node.IsHmac
            ? new SwarmSecrets(new PcMac(swarmKey), new PcHash(), new PcAgreement(), source, scratch)
            : new SwarmSecrets(mac, new SimHash(), new SimAgreement(), source, scratch);
    }

    /// <summary>Entropy of the honest nodes that run.</summary>
    public double Entropy() => Equilibrium.Entropy(Running(node => Memory.Edges.FloatOf[node.Index]));

    /// <summary>Entropy that all honest nodes together are born with.</summary>
    public double EntropyOfBirths() => Equilibrium.Entropy(Views(_ => true, node => node.EarnedAtBirth >> 3));

    /// <summary>Spread of the honest nodes that run.</summary>
    public long SpreadUvu() => Equilibrium.SpreadUvu(Running(node => Memory.Edges.FloatOf[node.Index]));

    /// <summary>The honest nodes that run, in the form that the measures of equilibrium need.</summary>
    public NodeView[] Running(Func<SimNode, long> floatOf) => Views(node => node.IsPresent, floatOf);

    private NodeView[] Views(Func<SimNode, bool> counts, Func<SimNode, long> floatOf) =>
        [.. Nodes.Where(node => node.IsHonest && counts(node))
        .Select(node => new NodeView(node.Index, floatOf(node), node.BirthWeight, false, []))];

    /// <summary>Hashes all ledgers and calls the watchers.</summary>
    private void Checkpoint()
    {
        foreach (Watcher watcher in Watchers)
        {
            watcher.Checkpoint(this, NowMs);
        }

        TraceHash = Chance.Mix(TraceHash ^ Window.Hash(Nodes.Length)) + (ulong)NowMs;
    }

    /// <summary>A sample looks at every node: of many nodes a cycle has a few at most, however short the run is.</summary>
    private int SampleCount()
    {
        long most = Scenario.DurationMs * SamplesACycleMax / Options.EmitIntervalMsMin;
        return Scenario.Nodes <= SampledNodesMax ? options.Samples : (int)Math.Min(options.Samples, Math.Max(1, most));
    }

    private void Sample()
    {
        int nodes = Scenario.Nodes;
        bool whole = nodes <= SampledNodesMax;
        Power.Sample(NowMs);
        foreach (Watcher watcher in Watchers)
        {
            watcher.Sample(NowMs);
        }

        NodeView[] running = Running(node => Memory.Edges.FloatOf[node.Index]);
        Samples.Add(new WorldSample(
            NowMs,
            running.Length,
            Equilibrium.Entropy(running),
            Equilibrium.SpreadUvu(running),
            shards.Sum(shard => shard.SentCount),
            shards.Sum(shard => shard.SentBytes),
            DeliveredCount,
            LostCount,
            whole ? [.. Nodes.Take(nodes).Select(node => node.IsPresent ? Memory.Edges.FloatOf[node.Index] : (long?)null)] : []));
    }

    private void Pass(long endMs)
    {
        if (shards.Length == 1)
        {
            shards[0].Run(endMs);
            Spread(shards[0]);
        }
        else
        {
            Parallel.ForEach(shards, shard => shard.Run(endMs));
            Parallel.ForEach(shards, Spread);
        }

        foreach (Shard shard in shards)
        {
            shard.Outbox.Clear();
            shard.Air.Reclaim();
        }
    }

    private void Spread(Shard shard)
    {
        foreach (Shard from in shards)
        {
            foreach (Sending sending in from.Outbox)
            {
                Wire.Spread(sending, shard, stations);
            }
        }
    }

    private void Finish()
    {
        foreach (SimNode node in Nodes)
        {
            node.Collect();
        }

        foreach (Watcher watcher in NowMs >= Scenario.DurationMs ? Watchers : [])
        {
            watcher.End(this, NowMs);
        }

        foreach (Station station in stations)
        {
            TraceHash = Chance.Mix(TraceHash ^ station.Hash);
        }
    }

    private static NodeOptions OptionsOf(Scenario scenario, bool sleeps)
    {
        NodeSettings settings = scenario.Node;
        NodeOptions options =
            new() { Minute = settings.Minute, EmitIntervalMsMin = settings.EmitIntervalMsMin, EmitDoublings = settings.EmitDoublings };
        if (sleeps && scenario.Power is { Sleep: SleepSettings sleep })
        {
            Sleeper.Shape(options, sleep.WindowMs);
            options.SlotPeriodMs = sleep.PeriodMs;
            options.NapMsMax = sleep.PeriodMs << sleep.NapDoublings;
        }

        // What a node traces is shown node by node. Where there are too many for that, their rings are as short as on a board.
        options.TraceSlotCount = scenario.Nodes > SampledNodesMax ? Limits.TraceSlotCountOfBoard : options.TraceSlotCount;
        options.Drift.ClipUvu = settings.ClipUvu > 0 ? settings.ClipUvu : options.Drift.ClipUvu;
        options.Drift.CapUvu = settings.CapUvu > 0 ? settings.CapUvu : options.Drift.CapUvu;
        options.Drift.QuotaUvu = settings.QuotaUvu > 0 ? settings.QuotaUvu : options.Drift.QuotaUvu;
        return options;
    }

    private static Shard[] Shards(int stationCount, int threads)
    {
        int count = Math.Clamp(threads, 1, stationCount);
        return [.. Enumerable.Range(0, count).Select(i => (From: i * stationCount / count, To: (i + 1) * stationCount / count))
            .Select((range, number) => new Shard(number, count, range.From, range.To - range.From))];
    }
}
