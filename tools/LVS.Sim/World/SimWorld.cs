using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// A swarm in virtual time: nodes, wire, clocks, flash and power as one deterministic state machine. Scenario and seed say all that will
/// happen; the same trace hash comes out on every machine and for every number of threads.
/// </summary>
/// <remarks>
/// Bulk-synchronous: actors act in windows shorter than any frame takes, sharded by index; between windows frames are spread, faults
/// happen and checks look. Within a window no actor can influence another, so the order in which they act does not matter.
/// </remarks>
public sealed class SimWorld
{
    private readonly Shard[] shards;
    private readonly Actor[] actors;
    private readonly FaultEngine engine;
    private readonly Timeline timeline;
    private readonly FrameGate[] gates;
    private readonly List<IMac> macs = [];
    private readonly List<NodeOptions> nodeOptions = [];
    private readonly WorldOptions options;

    /// <summary>Makes the world of a seed, before anything has happened.</summary>
    public SimWorld(Scenario scenario, long seed, WorldOptions options)
    {
        Scenario = scenario;
        Seed = seed;
        this.options = options;
        ulong key = Chance.Of(0x4C56532053494DUL, seed);
        NodeKey = Chance.Of(key, 1);
        Plan = FaultPlan.Make(scenario, Chance.Of(key, 2));
        IntruderGroup[] intruders = [.. scenario.Intruders.SelectMany(group => Enumerable.Repeat(group, group.Count))];
        int liars = intruders.Count(group => group.Behaviour == IntruderMaker.Liar);
        int nodeCount = scenario.Nodes + liars;
        int actorCount = scenario.Nodes + intruders.Length + (scenario.Fragments == null ? 0 : 1);
        Wire = WireMaker.Make(scenario.Wire, actorCount, Chance.Of(key, 3));
        Memory = new NodeMemory(nodeCount);
        Window = new MemoryWindow(Memory);
        Graves = new Graves(this);
        int epochs = 1 + (int)Plan.Where(fault => fault.Kind == FaultKind.Rekey).Select(fault => fault.Amount).DefaultIfEmpty(1).Max();
        Keys(epochs, Chance.Of(key, 4));
        gates = [.. macs.Select(mac => new FrameGate(mac))];
        shards = Shards(actorCount, options.Threads);
        actors = new Actor[actorCount];
        Nodes = new SimNode[nodeCount];
        Log = options.IsLogged ? new WorldLog(actorCount, options.LogFromMs, options.LogToMs) : null;
        Fragments = scenario.Fragments == null ? null : new FragmentStock(this, scenario.Fragments);
        Populate(intruders, key);
        Power = options.Power ?? (scenario.Power is PowerSettings power
            ? new SolarPower(power, [.. Nodes.Select(node => node.BornAtMs)], Chance.Of(key, 7))
            : new MainsPower());
        engine = new FaultEngine(this);
        Checks = new CheckList(this);
        timeline = new Timeline(this, Plan, engine, options.Samples);
    }

    /// <summary>What it goes through.</summary>
    public Scenario Scenario { get; }

    /// <summary>Seed of all chance.</summary>
    public long Seed { get; }

    /// <summary>Key of the nodes' own chance.</summary>
    public ulong NodeKey { get; }

    /// <summary>Everything that will go wrong.</summary>
    public IReadOnlyList<FaultEvent> Plan { get; }

    /// <summary>The air.</summary>
    public SimWire Wire { get; }

    /// <summary>What feeds the nodes.</summary>
    public IPowerSource Power { get; }

    /// <summary>All ledgers.</summary>
    public NodeMemory Memory { get; }

    /// <summary>The same, to wipe and hash.</summary>
    public MemoryWindow Window { get; }

    /// <summary>Nodes that run the node's source: honest ones, then liars.</summary>
    public SimNode[] Nodes { get; }

    /// <summary>What is given into the nodes' keeping, or null.</summary>
    public FragmentStock? Fragments { get; }

    /// <summary>Everybody: nodes, then intruders, the publisher last.</summary>
    public IReadOnlyList<Actor> Actors => actors;

    /// <summary>Ledgers that were destroyed.</summary>
    public Graves Graves { get; }

    /// <summary>What happened, or null when nobody asked.</summary>
    public WorldLog? Log { get; }

    /// <summary>The checks.</summary>
    public CheckList Checks { get; }

    /// <summary>Checks of what is sent.</summary>
    public InvariantCheck[] SendChecks => Checks.OnSend;

    /// <summary>Checks of turns.</summary>
    public InvariantCheck[] TickChecks => Checks.OnTick;

    /// <summary>Checks of power cuts and boots.</summary>
    public InvariantCheck[] CutChecks => Checks.OnCut;

    /// <summary>Where nodes that break a rule of their own are noted.</summary>
    public NodesStayUp Crashes => Checks.Crashes;

    /// <summary>Virtual time.</summary>
    public long NowMs { get; private set; }

    /// <summary>The swarm's newest epoch.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>The swarm over time.</summary>
    public List<WorldSample> Samples { get; } = [];

    /// <summary>Frames delivered.</summary>
    public long DeliveredCount => shards.Sum(shard => shard.DeliveredCount);

    /// <summary>Frames lost on the wire.</summary>
    public long LostCount => shards.Sum(shard => shard.LostCount);

    /// <summary>Hash over all frames ever sent and all ledgers at all checkpoints.</summary>
    public ulong TraceHash { get; private set; } = 14695981039346656037UL;

    /// <summary>Lets all of it happen.</summary>
    /// <param name="progress">Told the virtual time now and then, or null.</param>
    public void Run(Action<long>? progress = null)
    {
        while (NowMs < Scenario.DurationMs)
        {
            long itemMs = timeline.NextMs;
            long firstMs = long.MaxValue;
            foreach (Shard shard in shards)
            {
                firstMs = Math.Min(firstMs, shard.Heap.FirstMs);
            }

            if (itemMs <= firstMs)
            {
                NowMs = itemMs;
                timeline.Step();
                progress?.Invoke(NowMs);
                if (options.StopsAtBreak && Checks.FirstBrokenMs != long.MaxValue)
                {
                    break;
                }

                continue;
            }

            NowMs = Math.Max(NowMs, firstMs);
            Pass(Math.Min(itemMs, NowMs + Wire.DelayMsMin));
        }

        Finish();
    }

    /// <summary>How nodes of an epoch behave.</summary>
    public NodeOptions OptionsOf(int epoch) => nodeOptions[Math.Min(epoch, nodeOptions.Count - 1)];

    /// <summary>The MAC of an epoch.</summary>
    public IMac MacOf(int epoch) => macs[Math.Min(epoch, macs.Count - 1)];

    /// <summary>Writes and signs a frame under the newest key, for intruders and guests.</summary>
    /// <param name="seal">Gives the gate what to seal.</param>
    public int Seal(Func<FrameGate, int> seal)
    {
        lock (gates)
        {
            return seal(gates[Math.Min(Epoch, gates.Length - 1)]);
        }
    }

    /// <summary>Entropy of the honest nodes that run.</summary>
    public double Entropy() => Equilibrium.Entropy(Views(node => node.IsPresent, node => Memory.Edges.FloatOf[node.Index]));

    /// <summary>
    /// The part of <see cref="Entropy"/> that lies within pieces: each piece's own, by its share of the value. With one piece it is all of it.
    /// </summary>
    public double EntropyWithin(Pieces pieces)
    {
        ILookup<int, NodeView> views = Views(node => node.IsPresent, node => Math.Max(0, Memory.Edges.FloatOf[node.Index])).ToLookup(view => pieces.Of(view.Pseudonym));
        double all = views.Sum(piece => piece.Sum(view => (double)view.FloatUvu));
        return all > 0 ? views.Sum(piece => piece.Sum(view => (double)view.FloatUvu) / all * Equilibrium.Entropy([.. piece])) : 0;
    }

    /// <summary>Entropy that all honest nodes together are born with.</summary>
    public double EntropyOfBirths() => Equilibrium.Entropy(Views(_ => true, node => node.EarnedAtBirth >> 3));

    /// <summary>Spread of the honest nodes that run.</summary>
    public long SpreadUvu() => Equilibrium.SpreadUvu(Views(node => node.IsPresent, node => Memory.Edges.FloatOf[node.Index]));

    /// <summary>Takes a checkpoint: hashes all ledgers and lets the checks look.</summary>
    public void Checkpoint()
    {
        Checks.Checkpoint(NowMs);
        TraceHash = Chance.Mix(TraceHash ^ Window.Hash(Nodes.Length)) + (ulong)NowMs;
    }

    private NodeView[] Views(Func<SimNode, bool> counts, Func<SimNode, long> floatOf) => [.. Nodes.Where(node => node.IsHonest && counts(node))
        .Select(node => new NodeView(node.Index, floatOf(node), node.BirthWeight, false, []))];

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
        }
    }

    private void Spread(Shard shard)
    {
        foreach (Shard from in shards)
        {
            foreach (Sending sending in from.Outbox)
            {
                Wire.Spread(sending, shard, actors);
            }
        }
    }

    private void Finish()
    {
        foreach (SimNode node in Nodes)
        {
            node.Collect();
        }

        if (NowMs >= Scenario.DurationMs)
        {
            Checks.End(NowMs);
        }

        foreach (Actor actor in actors)
        {
            TraceHash = Chance.Mix(TraceHash ^ actor.Hash);
        }
    }

    private void Keys(int epochs, ulong key)
    {
        byte[] swarmKey = [.. Enumerable.Range(0, 32).Select(i => (byte)Chance.Of(key, i))];

        // One for all epochs: the frame that it covers holds the epoch.
        SimMac fast = new(Chance.Of(key, 32));
        for (int epoch = 0; epoch <= epochs; epoch++)
        {
            macs.Add(Scenario.Node.IsHmac ? new PcMac(swarmKey) : fast);
            NodeOptions node = new() { Epoch = epoch, EmitIntervalMsMin = Scenario.Node.EmitIntervalMsMin, EmitDoublings = Scenario.Node.EmitDoublings };
            if (Scenario.Power is { Sleep: { IsOn: true } sleep })
            {
                Sleeper.Shape(node, sleep.WindowMs);
            }

            node.Drift.ClipUvu = Scenario.Node.ClipUvu > 0 ? Scenario.Node.ClipUvu : node.Drift.ClipUvu;
            node.Drift.CapUvu = Scenario.Node.CapUvu > 0 ? Scenario.Node.CapUvu : node.Drift.CapUvu;
            node.Drift.QuotaUvu = Scenario.Node.QuotaUvu > 0 ? Scenario.Node.QuotaUvu : node.Drift.QuotaUvu;
            node.EpochMs = Scenario.Node.EpochMs > 0 ? Scenario.Node.EpochMs : node.EpochMs;
            nodeOptions.Add(node);
        }
    }

    private void Populate(IntruderGroup[] intruders, ulong key)
    {
        ulong births = Chance.Of(key, 5);
        int[] history = new int[Nodes.Length];
        foreach (FaultEvent fault in Plan.Where(fault => fault.Kind == FaultKind.RollBack && fault.Node < history.Length))
        {
            history[fault.Node] = Math.Max(history[fault.Node], FaultEngine.Depth(fault) + 1);
        }

        for (int i = 0; i < Scenario.Nodes; i++)
        {
            NodeBirth birth = Births.Draw(Scenario, i, births) with { FlashHistory = history[i] };
            actors[i] = Nodes[i] = new SimNode(this, i, ShardOf(i), birth);
        }

        int index = Scenario.Nodes;
        foreach (IntruderGroup group in intruders.OrderBy(group => group.Behaviour != IntruderMaker.Liar))
        {
            if (group.Behaviour == IntruderMaker.Liar)
            {
                NodeBirth birth = new(Math.Max(1, group.FromMs), 0, Limits.WeightMax, IsHonest: false, 0);
                actors[index] = Nodes[index] = new SimNode(this, index, ShardOf(index), birth);
            }
            else
            {
                actors[index] = IntruderMaker.Make(this, index, ShardOf(index), group, Chance.Of(key, 6, index));
            }

            index++;
        }

        if (Fragments is FragmentStock stock)
        {
            actors[index] = new Publisher(this, index, ShardOf(index), stock.Settings, stock.Stripes, Chance.Of(key, 8));
        }

        foreach (Actor actor in actors)
        {
            actor.Shard.Schedule(actor);
        }
    }

    private Shard ShardOf(int actor) => shards.First(shard => shard.Owns(actor));

    private static Shard[] Shards(int actorCount, int threads)
    {
        int count = Math.Clamp(threads, 1, actorCount);
        return [.. Enumerable.Range(0, count).Select(i => (From: i * actorCount / count, To: (i + 1) * actorCount / count))
            .Select(range => new Shard(range.From, range.To - range.From))];
    }
}
