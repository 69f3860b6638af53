using System;
using System.Collections.Generic;

using LVS.Harness;
using LVS.Node;

namespace LVS.Bench;

/// <summary>How long a frame is under way on this machine, and how many arrive in a second, over UDP multicast and a broker.</summary>
public sealed class LinksPart : IBenchPart
{
    private const int LatencyCount = 2_000;
    private const int WarmMs = 500;
    private const int ThroughputMs = 2_000;

    /// <inheritdoc/>
    public string Name => "links";

    /// <inheritdoc/>
    public string Measures =>
        $"frames with a fragment of 176 bytes over real sockets of this machine, on {Environment.ProcessorCount} cores";

    /// <inheritdoc/>
    public string Across => "";

    /// <inheritdoc/>
    public IReadOnlyList<BenchRow> Run()
    {
        (double udpLatency, double udpRate) = Measure(NodeConfig.TransportUdp, "UDP multicast", out BenchRow[] udp);
        (double mqttLatency, double mqttRate) = Measure(NodeConfig.TransportMqtt, "MQTT, a broker in this process", out BenchRow[] mqtt);
        return
        [
            .. udp, .. mqtt,
            Row("latency, MQTT relative to UDP", mqttLatency / udpLatency, "times"),
            Row("frames a second, UDP relative to MQTT", udpRate / mqttRate, "times"),
        ];
    }

    private static (double Latency, double Rate) Measure(string transport, string name, out BenchRow[] rows)
    {
        using LinkBench bench = new(transport);
        bench.FramesPerSecond(WarmMs);
        IReadOnlyList<double> times = bench.Latencies(LatencyCount);
        if (times.Count < LatencyCount / 2)
        {
            throw new UserException($"{name}: only {times.Count} of {LatencyCount} frames arrived.", UserException.Unknown);
        }

        double median = times[times.Count / 2];
        double rate = bench.FramesPerSecond(ThroughputMs);
        rows =
        [
            Row($"{name}: latency, median", median, "us") with { Chart = "Latency of a frame" },
            Row($"{name}: latency, 99 of 100", times[times.Count * 99 / 100], "us") with { Chart = "Latency of a frame" },
            Row($"{name}: frames, from one sender", rate, "frames/s"),
            Row(name + ": frames lost of those sent one by one", LatencyCount - times.Count, "frames"),
        ];
        return (median, rate);
    }

    private static BenchRow Row(string name, double value, string unit) => new(name, value, unit, BenchKind.Time);
}
