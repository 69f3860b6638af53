using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Sim;

namespace LVS.Page;

/// <summary>
/// Reads what the page shows out of a simulated world. What nodes tell comes from the simulation's threads, the rest is read between
/// windows.
/// </summary>
internal sealed class SimReader
{
    private const int EdgesEvery = 8;

    // A guard that steps in all the time is told of now and then; the count says how often.
    private const double QuietSeconds = 2;

    private readonly Simulation simulation;
    private readonly SimWorld world;
    private readonly PageLog log;
    private readonly int[] sent;
    private readonly int[] guards;
    private readonly int[] actsSeen;
    private readonly int[] trustSum;
    private readonly int[] trustCount;
    private readonly int[] looks;
    private readonly int[] distances;
    private readonly long[] values;
    private readonly Intruder[] intruders;
    private readonly long[] intruderFrames;
    private readonly double[] toldAt;
    private readonly ConcurrentDictionary<int, int> numberOf = new();
    private readonly bool isDrawn;
    private long guarded;
    private int taken;

    /// <summary>Reads a simulation.</summary>
    public SimReader(Simulation simulation, PageLog log)
    {
        this.simulation = simulation;
        this.log = log;
        world = simulation.World;
        intruders = [.. world.Stations.Skip(world.Nodes.Length).OfType<Intruder>()];
        intruderFrames = new long[intruders.Length];
        int count = world.Nodes.Length + intruders.Length;
        isDrawn = count <= PageFrame.DotsMax;
        sent = new int[count];
        guards = new int[count];
        actsSeen = new int[count];
        trustSum = new int[count];
        trustCount = new int[count];
        looks = new int[count];
        toldAt = new double[count];
        Array.Fill(toldAt, -QuietSeconds);
        distances = new int[count];
        values = new long[count];
    }

    /// <summary>What will go wrong by itself.</summary>
    public IReadOnlyList<FaultEvent> Plan => simulation.Plan;

    /// <summary>The edges when they were looked at last.</summary>
    public PageEdges Edges { get; private set; } = new(0, []);

    /// <summary>Whether a node takes part.</summary>
    public bool IsPresent(int node) => node < world.Nodes.Length && world.Nodes[node].IsPresent;

    /// <summary>Name of a node.</summary>
    public string Name(int node) => SimOffers.NameOf(world.Scenario, node);

    /// <summary>A node sends a frame.</summary>
    public void Sent(int node) => sent[node]++;

    /// <summary>A node had a turn: takes over its guard's actions and the liars that it found.</summary>
    public void Ticked(SimNode node, long nowMs)
    {
        Counters counters = node.Micro!.Counters;
        int acts = counters.Get(Counter.GuardInterventions) + counters.Get(Counter.Evictions) + counters.Get(Counter.Lies);
        int news = acts - actsSeen[node.Index];
        actsSeen[node.Index] = acts;
        TraceRing trace = node.Micro.Trace;
        for (int age = 0; age < trace.Count && news > 0; age++)
        {
            int code = trace.Read(age, out _, out int peer, out long amount);
            if (code is TraceCode.Guarded or TraceCode.Evicted or TraceCode.Lied)
            {
                news--;
                if (code == TraceCode.Guarded)
                {
                    guards[node.Index]++;
                    Interlocked.Increment(ref guarded);
                }

                if (code != TraceCode.Guarded || (nowMs / 1000.0) - toldAt[node.Index] >= QuietSeconds)
                {
                    toldAt[node.Index] = nowMs / 1000.0;
                    string text = NodeReader.Text(code, Who(peer).Name, amount);
                    log.Add(nowMs / 1000.0, code == TraceCode.Guarded ? "guard" : "trust", node.Index, text);
                }
            }
        }
    }

    /// <summary>A node has booted.</summary>
    public void Booted(SimNode node, long nowMs)
    {
        actsSeen[node.Index] = 0;
        numberOf[world.Memory.Edges.PseudonymOf[node.Index]] = node.Index;
        if (nowMs > 1000 && isDrawn)
        {
            log.Add(nowMs / 1000.0, "power", node.Index, node.Lives > 1 ? "has power again and boots" : "joins");
        }
    }

    /// <summary>A node loses its power.</summary>
    public void Cutting(SimNode node, long nowMs)
    {
        if (node.IsUp && isDrawn && !world.Power.IsSleeping(node.Index))
        {
            log.Add(nowMs / 1000.0, "power", node.Index, "loses its power");
        }
    }

    /// <summary>The swarm now. Between windows.</summary>
    public PageFrame Read(long nowMs)
    {
        SolarPower? solar = world.Power as SolarPower;
        double floats = 0;
        double weights = 0;
        foreach (SimNode node in world.Nodes)
        {
            if (node.IsHonest && node.IsPresent)
            {
                floats += Math.Max(0, world.Memory.Edges.FloatOf[node.Index]);
                weights += node.BirthWeight;
            }
        }

        int up = 0;
        long floatUvu = 0;
        double entropy = 0;
        double least = double.MaxValue;
        double most = double.MinValue;
        long richest = 1;
        foreach (SimNode node in world.Nodes)
        {
            int i = node.Index;
            long own = world.Memory.Edges.FloatOf[i];
            long earned = world.Memory.Edges.EarnedOf[i];
            looks[i] = Look(node);
            values[i] = earned - (earned >> 3) + own;
            double share = weights > 0 ? floats * node.BirthWeight / weights : 0;
            distances[i] = node.IsBorn ? Distance.Of(own, share) : 0;
            richest = Math.Max(richest, values[i]);
            if (node.IsHonest && node.IsPresent)
            {
                up++;
                floatUvu += own;
                entropy += own > 0 && share > 0 ? own / floats * Math.Log(own / share) : 0;
                double scaled = node.BirthWeight > 0 ? own * (weights / node.BirthWeight) : 0;
                least = Math.Min(least, scaled);
                most = Math.Max(most, scaled);
            }
        }

        for (int i = 0; i < intruders.Length; i++)
        {
            long frames = intruders[i].FramesSent;
            sent[world.Nodes.Length + i] = (int)(frames - intruderFrames[i]);
            intruderFrames[i] = frames;
            looks[world.Nodes.Length + i] = frames > 0 ? NodeLook.Intruder : NodeLook.Unborn;
        }

        if (isDrawn && taken++ % EdgesEvery == 0)
        {
            LookAtEdges();
        }

        PageFrame frame = new()
        {
            Seconds = nowMs / 1000.0,
            State = "running",
            Up = up,
            EntropyNats = Math.Max(0, entropy),
            SpreadUvu = up > 0 ? (long)Math.Round((most - least) / up) : 0,
            ErrorUvu = simulation.Checks.Conservation.ErrorUvu,
            FloatUvu = floatUvu,
            FramesSent = world.Stations.Sum(station => station.FramesSent),
            BytesSent = world.Stations.Sum(station => station.BytesSent),
            FramesLost = world.LostCount,
            GuardInterventions = Interlocked.Read(ref guarded),
            Fragments = simulation.Fragments is FragmentStock stock ? world.Nodes.Sum(node => stock.IndexOf(node)?.Count ?? 0) : null,
            SunWm2 = solar == null ? null : solar.SunAt(nowMs) / 1000,
            LossPercent = world.Wire.LossPercent,
        };
        frame = isDrawn ? WithDots(frame, solar, richest) : frame with { Density = DensityMap.Of(looks, distances, values) };
        Array.Clear(sent);
        Array.Clear(guards);
        return frame;
    }

    /// <summary>One node in detail. Between windows.</summary>
    public NodeDetail? Detail(int number)
    {
        if (number < 0 || number >= looks.Length)
        {
            return null;
        }

        if (number >= world.Nodes.Length)
        {
            NamedValue frames = new("frames sent", F($"{intruders[number - world.Nodes.Length].FramesSent:N0}"));
            return new NodeDetail(number, Name(number), looks[number], [frames], [], [], [], []);
        }

        SimNode node = world.Nodes[number];
        MicroNode? micro = node.Micro;
        EdgeTable edges = world.Memory.Edges;
        long earned = edges.EarnedOf[number];
        List<NamedValue> facts =
        [
            new("float", Amount.Vu(edges.FloatOf[number])),
            new("protected", Amount.Vu(earned - (earned >> 3))),
            new("earned", Amount.Vu(earned)),
            new("pseudonym", edges.PseudonymOf[number].ToString("x8", CultureInfo.InvariantCulture)),
            new("state weight", edges.WeightOf[number].ToString(CultureInfo.InvariantCulture)),
            new("boots", node.Lives.ToString(CultureInfo.InvariantCulture)),
            new("records in flash", node.Vault.WriteCount.ToString("N0", CultureInfo.InvariantCulture)),
            new("memory", F($"{NodeMemory.HeapSizeOfOne:N0} bytes, a record of {Limits.LedgerRecordSize:N0} in flash")),
        ];
        if (world.Power is SolarPower solar)
        {
            NodePower power = solar.Nodes[number];
            facts.Add(new("battery", F($"{power.Battery.Permille / 10.0:0.0} % of {power.Battery.CapacityNc / 3_600_000_000:N0} mAh, ")
                + F($"{power.Battery.Mv(0) / 1000.0:0.00} V")));
            facts.Add(new("board", F($"{power.State.ToString().ToLowerInvariant()}, {power.BootCount:N0} wakes")));
        }

        return new NodeDetail(
            number,
            Name(number),
            Look(node),
            facts,
            micro == null ? [] : NodeReader.Edges(micro, Who),
            NodeReader.Counters(index => node.Totals[index] + (micro?.Counters.Get(index) ?? 0)),
            micro == null ? [] : NodeReader.Trace(micro.Trace, Who),
            NodeReader.Kept(simulation.Fragments?.IndexOf(node)));
    }

    private PageFrame WithDots(PageFrame frame, SolarPower? solar, long richest) => frame with
    {
        Looks = [.. looks],
        Distances = [.. distances],
        Sizes = [.. values.Select(value => (int)Math.Clamp(value * 100 / richest, 0, 100))],
        Trust = [.. trustSum.Select((sum, i) => trustCount[i] > 0 ? NodeReader.TrustPercent(sum / trustCount[i]) : -1)],
        Charge = solar == null ? [] : [.. solar.Nodes.Select(node => node.Battery.Permille / 10), .. intruders.Select(_ => 100)],
        Kept = simulation.Fragments is FragmentStock stock
            ? [.. world.Nodes.Select(node => stock.IndexOf(node)?.Count ?? 0), .. intruders.Select(_ => 0)] : [],
        Senders = [.. Enumerable.Range(0, sent.Length).Where(i => sent[i] > 0)],
        Guards = [.. Enumerable.Range(0, guards.Length).Where(i => guards[i] > 0)],
    };

    private int Look(SimNode node) => !node.IsBorn ? NodeLook.Unborn
        : node.IsDead ? NodeLook.Dead
        : !node.IsPresent ? NodeLook.Off
        : !node.IsHonest ? NodeLook.Intruder
        : node.IsUp ? NodeLook.Up : NodeLook.Asleep;

    private void LookAtEdges()
    {
        EdgeTable edges = world.Memory.Edges;
        numberOf.Clear();
        foreach (SimNode node in world.Nodes)
        {
            if (node.IsPresent)
            {
                numberOf[edges.PseudonymOf[node.Index]] = node.Index;
            }
        }

        Array.Clear(trustSum);
        Array.Clear(trustCount);
        List<int> pairs = [];
        foreach (SimNode node in world.Nodes)
        {
            for (int slot = 0; slot < Limits.SlotCount && node.IsPresent; slot++)
            {
                int at = (node.Index * Limits.SlotCount) + slot;
                if (edges.PeerOf[at] == 0 || !numberOf.TryGetValue(edges.PeerOf[at], out int peer))
                {
                    continue;
                }

                if (node.Micro != null && node.IsHonest)
                {
                    trustSum[peer] += node.Micro.Trust.Trust(slot);
                    trustCount[peer]++;
                }

                if ((edges.SlotFlagsOf[at] & EdgeTable.SlotMutual) != 0 && node.Index < peer)
                {
                    pairs.Add(node.Index);
                    pairs.Add(peer);
                }
            }
        }

        if (!pairs.SequenceEqual(Edges.Pairs))
        {
            Edges = new PageEdges(Edges.Version + 1, pairs);
        }
    }

    private (int Number, string Name) Who(int pseudonym) => numberOf.TryGetValue(pseudonym, out int number)
        ? (number, Name(number)) : (-1, pseudonym.ToString("x8", CultureInfo.InvariantCulture));

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
