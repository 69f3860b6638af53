using System;
using System.Collections.Generic;
using System.Globalization;

namespace LVS.Bench;

/// <summary>How many nodes the simulator takes through how many cycles in a second, by both models.</summary>
public sealed class SpeedPart : IBenchPart
{
    private const long Seed = 20261;
    private const int Cycles = 10;

    private static readonly int[] LedgerCounts = [100_000, 1_000_000];
    private static readonly (int Nodes, int Cycles)[] WholeCounts = [(1_000, 40), (10_000, Cycles)];

    /// <inheritdoc/>
    public string Name => "speed";

    /// <inheritdoc/>
    public string Measures => $"nodes x cycles a second in the simulator, at 30 % loss, on {Environment.ProcessorCount} cores";

    /// <inheritdoc/>
    public string Across => "";

    /// <inheritdoc/>
    public IReadOnlyList<BenchRow> Run()
    {
        SimBench bench = new(Seed);
        int threads = Math.Max(2, Environment.ProcessorCount);
        List<BenchRow> rows = [];
        double ledgers = 0;
        foreach (int nodes in LedgerCounts)
        {
            SimBench.LedgerLine one = bench.Ledgers(nodes, 1, Cycles, isCompared: true);
            SimBench.LedgerLine all = bench.Ledgers(nodes, threads, Cycles, isCompared: false);
            string name = F($"{nodes:#,0} ledgers alone");
            ledgers = one.NodeCyclesPerSecond;
            rows.Add(Time($"{name}, 1 thread", one.NodeCyclesPerSecond, "nodes x cycles/s"));
            rows.Add(Time($"{name}, {all.Threads} threads", all.NodeCyclesPerSecond, "nodes x cycles/s"));
            rows.Add(Time($"{name}, 1 thread: time relative to a plain loop", one.Ratio!.Value, "times"));
            rows.Add(new($"{name}: memory of each", Math.Round(one.BytesPerNode), "bytes", BenchKind.Count));
            rows.Add(new($"{name}: runs that differ, or in which value was made or lost",
                (one.Holds ? 0 : 1) + (all.ErrorUvu == 0 && all.TraceHash == one.TraceHash ? 0 : 1), "runs", BenchKind.Count)
            {
                TolerancePercent = 0,
            });
        }

        foreach ((int nodes, int cycles) in WholeCounts)
        {
            foreach (int count in new[] { 1, threads })
            {
                SimBench.WholeLine whole = bench.Whole(nodes, count, cycles);
                string name = F($"{nodes:#,0} whole nodes, {count} thread{(count == 1 ? "" : "s")}");
                rows.Add(Time(name, whole.NodeCyclesPerSecond, "nodes x cycles/s"));
                rows.Add(Time($"{name}: time relative to a ledger alone", ledgers / whole.NodeCyclesPerSecond, "times"));
            }
        }

        return rows;
    }

    private static BenchRow Time(string name, double value, string unit) => new(name, value, unit, BenchKind.Time);

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
