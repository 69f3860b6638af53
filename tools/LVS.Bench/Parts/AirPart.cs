using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Node;
using LVS.Sim;

namespace LVS.Bench;

/// <summary>What a node sends in an hour, by whole nodes in virtual time: while value evens out, and once nothing changes.</summary>
public sealed class AirPart : IBenchPart
{
    private const long Seed = 1;
    private const int NodeCount = 16;
    private const int MinuteMs = 60_000;
    private const int HourMs = 60 * MinuteMs;
    private const int Hours = 3;
    private const int RestHours = 2;

    /// <summary>A single minute has few frames, and any change of the protocol moves some of them into the next.</summary>
    private const double MinuteTolerancePercent = 25;

    private static readonly int[] Minutes = [1, 2, 3, 5, 10, 20, 30, 60];

    /// <inheritdoc/>
    public string Name => "air";

    /// <inheritdoc/>
    public string Measures => $"what each of {NodeCount} nodes in one room sends in an hour";

    /// <inheritdoc/>
    public string Across => "time, min";

    /// <inheritdoc/>
    public IReadOnlyList<BenchRow> Run()
    {
        Scenario scenario = new() { Name = "room", Nodes = NodeCount, DurationMs = Hours * HourMs };
        SimWorld world = new Simulation(scenario, Seed, new WorldOptions { Samples = Hours * HourMs / MinuteMs }).World;
        world.Run();
        WorldSample start = world.Samples[0];
        WorldSample first = At(world, MinuteMs);
        WorldSample calm = At(world, (Hours - RestHours) * HourMs);
        WorldSample end = world.Samples[^1];
        double bytes = Hourly(end.BytesSent - calm.BytesSent, end.Ms - calm.Ms);
        double frames = Hourly(end.FramesSent - calm.FramesSent, end.Ms - calm.Ms);
        int largest = world.Nodes.Max(node => node.Micro!.Counters.Get(Counter.FrameSizeLargest));
        return
        [
            Row("busy, the first minute: bytes an hour", Hourly(first.BytesSent - start.BytesSent, first.Ms - start.Ms), "bytes"),
            Row("busy, the first minute: frames an hour", Hourly(first.FramesSent - start.FramesSent, first.Ms - start.Ms), "frames"),
            Row("at rest: bytes an hour", bytes, "bytes"),
            Row("at rest: frames an hour", frames, "frames"),
            Row("at rest: bytes a frame", bytes / frames, "bytes") with { Near = BenchLimit.Information },
            Row("largest frame", largest, "bytes") with { Near = BenchLimit.Information },
            .. Minutes.Select(minute => Over(world, minute)),
        ];
    }

    /// <summary>The traffic of a minute, for the chart.</summary>
    private static BenchRow Over(SimWorld world, int minute)
    {
        WorldSample before = At(world, (minute - 1L) * MinuteMs);
        WorldSample end = At(world, minute * (long)MinuteMs);
        double bytes = Hourly(end.BytesSent - before.BytesSent, end.Ms - before.Ms) * MinuteMs / HourMs;
        return Row($"minute {minute}: bytes", bytes, "bytes") with
        {
            TolerancePercent = MinuteTolerancePercent,
            Chart = "Bytes that a node sends in a minute",
            Line = "a node",
            At = minute,
        };
    }

    private static double Hourly(long amount, long ms) => amount * (double)HourMs / ms / NodeCount;

    /// <summary>The first sample from a moment on; one waits for the end of its window.</summary>
    private static WorldSample At(SimWorld world, long ms) => world.Samples.First(sample => sample.Ms >= ms);

    private static BenchRow Row(string name, double value, string unit) => new(name, Math.Round(value, 1), unit, BenchKind.Count);
}
