using System;
using System.Collections.Generic;
using System.Threading;

using LVS.Node;
using LVS.Records;

namespace LVS.Bench;

/// <summary>How long it takes to store a record and to bring it back, by size, in a live swarm over UDP and MQTT.</summary>
public sealed class RecordsPart : IBenchPart
{
    private const int NodeCount = 24;
    private const int Kibi = 1024;
    private const string Chart = "Seconds to store and to bring back";

    private static readonly (string Name, int Bytes)[] Sizes =
        [("0 bytes", 0), ("4 KiB", 4 * Kibi), ("64 KiB", 64 * Kibi), ("1 MiB", Kibi * Kibi)];

    /// <inheritdoc/>
    public string Name => "records";

    /// <inheritdoc/>
    public string Measures =>
        $"put and get in a live swarm of {NodeCount} nodes over real sockets, all in this process on {Environment.ProcessorCount} cores";

    /// <inheritdoc/>
    public string Across => "size, KiB";

    /// <inheritdoc/>
    public IReadOnlyList<BenchRow> Run()
    {
        List<BenchRow> rows = [];
        int different = 0;
        foreach ((string transport, string name) in new[] { (NodeConfig.TransportUdp, "UDP"), (NodeConfig.TransportMqtt, "MQTT") })
        {
            using RecordBench bench = new(transport, NodeCount, CancellationToken.None);
            rows.Add(Row($"{name}: a client has met all nodes after", bench.Met));
            foreach ((string size, int bytes) in Sizes)
            {
                byte[] content = new byte[bytes];
                new Random(bytes).NextBytes(content);
                double put = bench.Put(content, CancellationToken.None, out Capability capability);
                double get = bench.Get(capability, CancellationToken.None, out byte[] back);
                different += content.AsSpan().SequenceEqual(back) ? 0 : 1;
                rows.Add(Row($"{name}: put {size}", put) with { Chart = Chart, Line = $"put, {name}", At = bytes / (double)Kibi });
                rows.Add(Row($"{name}: get {size}", get) with { Chart = Chart, Line = $"get, {name}", At = bytes / (double)Kibi });
            }
        }

        rows.Add(new BenchRow("records that came back different", different, "records", BenchKind.Count) { TolerancePercent = 0 });
        return rows;
    }

    private static BenchRow Row(string name, double seconds) => new(name, seconds, "s", BenchKind.Time);
}
