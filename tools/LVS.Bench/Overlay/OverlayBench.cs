using System;
using System.Diagnostics;

using LVS.Harness;
using LVS.Sim;

namespace LVS.Bench;

/// <summary>
/// Measures the graph that a swarm makes for itself and how fast value evens out over it, by size and by what nodes can hear. Whole nodes
/// in virtual time, at the pace of a large live swarm.
/// </summary>
/// <param name="seed">Seed of all chance.</param>
/// <param name="cycles">Virtual time, in cycles of the emit timer's Imin.</param>
public sealed class OverlayBench(long seed, int cycles)
{
    /// <summary>Most nodes that all hear each other: a cycle costs the square of them.</summary>
    public const int AllHearMax = 1000;

    private const int CycleMs = 10_000;
    private const int EmitDoublings = 1;
    private const int CheckCycles = 10;
    private const int SampleCount = 240;

    /// <summary>What nodes can hear, as in scenarios.</summary>
    public static readonly string[] Topologies = ["all", "topics", "geometric"];

    /// <summary>A line of the table.</summary>
    /// <param name="Topology">What nodes can hear.</param>
    /// <param name="Nodes">n.</param>
    /// <param name="Shape">The graph, and how fast value evened out.</param>
    /// <param name="EntropyEnd">Entropy at the end, in nats.</param>
    /// <param name="ErrorUvu">Value that appeared or vanished.</param>
    /// <param name="FramesSent">Frames that a node sent in a cycle, proposals and beacons included.</param>
    /// <param name="FramesHeard">Frames that it heard.</param>
    /// <param name="WallSeconds">Real time of the run.</param>
    public sealed record Line(string Topology, int Nodes, OverlayFigures Shape, double EntropyEnd, long ErrorUvu, double FramesSent,
        double FramesHeard, double WallSeconds);

    /// <summary>The scenario of a line.</summary>
    public static Scenario ScenarioOf(string topology, int nodes, int cycles) => new()
    {
        Name = $"overlay-{topology}",
        Nodes = nodes,
        DurationMs = (long)cycles * CycleMs,
        CheckMs = CheckCycles * CycleMs,
        Node = new NodeSettings { EmitIntervalMsMin = CycleMs, EmitDoublings = EmitDoublings },
        Wire = new WireSettings { Topology = topology },
    };

    /// <summary>Runs a swarm.</summary>
    public Line Measure(string topology, int nodes)
    {
        Stopwatch clock = Stopwatch.StartNew();
        Simulation simulation = new(ScenarioOf(topology, nodes, cycles), seed, new WorldOptions { Samples = SampleCount });
        simulation.Run();
        SimWorld world = simulation.World;
        double turns = (double)nodes * cycles;
        long sent = 0;
        long heard = 0;
        foreach (Station station in world.Stations)
        {
            sent += station.FramesSent;
            heard += station.FramesHeard;
        }

        return new Line(topology, nodes, OverlayShape.Of(world, simulation.Checks.Accounts)!, world.Entropy(),
            simulation.Checks.Conservation.ErrorUvu, Math.Round(sent / turns, 2), Math.Round(heard / turns, 2),
            Math.Round(clock.Elapsed.TotalSeconds, 1));
    }
}
