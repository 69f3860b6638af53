using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;

using LVS.Bench;
using LVS.Report;

namespace LVS.Cli;

/// <summary><c>lvs bench sim</c>: measures how fast the simulator is, with whole nodes and with ledgers alone.</summary>
internal static class SimBenchVerb
{
    private const int FewNodes = 100_000;
    private const int NodesMin = 1_000;

    public static Command Create()
    {
        Option<long> seed =
            Number.Of("--seed", "Seed of all chance; the same seed gives the same hashes", long.MinValue, long.MaxValue, 20261);
        Option<int> nodes = Number.Of("--nodes", "Ledgers alone at most", NodesMin, 10_000_000, 1_000_000);
        Option<int> cycles = Number.Of("--cycles", "Cycles of each line", 1, 10_000, 10);
        Command sim = new("sim", "How many nodes the simulator takes through how many cycles in a second; a plain loop runs along, for "
            + "machines differ.\nExit code 1 when value was made or lost, or the two loops differ.\nExample: lvs bench sim")
        {
            seed, nodes, cycles, BenchResult.Out, BenchResult.Json,
        };
        sim.SetAction(parsed =>
        {
            using RunFolder folder = BenchResult.Folder(parsed);
            List<string> tables = [];
            object figures = Run(new SimBench(parsed.GetValue(seed)), parsed.GetValue(nodes), parsed.GetValue(cycles), tables.Add,
                out bool holds);
            return BenchResult.Show(parsed, folder, "sim", holds, figures, tables, seed, nodes, cycles);
        });
        return sim;
    }

    private static object Run(SimBench bench, int nodesMax, int cycles, Action<string> tell, out bool holds)
    {
        List<SimBench.LedgerLine> ledgers = [];
        foreach (int nodes in ((int[])[NodesMin, 10_000, 100_000, 1_000_000, 10_000_000]).Where(nodes => IsMeasured(nodes, nodesMax)))
        {
            // A run of few nodes would end before the JIT compiler has optimized the code, so it gets more cycles.
            int turns = nodes < FewNodes ? cycles * 10 : cycles;
            ledgers.Add(bench.Ledgers(nodes, 1, turns, isCompared: true));
            ledgers.Add(bench.Ledgers(nodes, Math.Max(2, Environment.ProcessorCount), turns, isCompared: false));
            Console.Error.WriteLine(F($"{nodes:#,0} ledgers measured"));
        }

        List<SimBench.WholeLine> whole = [bench.Whole(1_000, 1, cycles)];
        Console.Error.WriteLine("whole nodes measured");
        tell("| ledgers alone | threads | s a cycle, shortest | plain loop, one thread | ratio | nodes x cycles a second | bytes a node |");
        tell("|---|---|---|---|---|---|---|");
        foreach (SimBench.LedgerLine of in ledgers)
        {
            double plain = ledgers.First(line => line.Nodes == of.Nodes).PlainSecondsPerCycle!.Value;
            tell(F($"| {of.Nodes:#,0} | {of.Threads} | {of.SecondsPerCycle:0.0000} | {plain:0.0000} | {of.SecondsPerCycle / plain:0.00} | ")
                + F($"{of.NodeCyclesPerSecond:#,0} | {of.BytesPerNode:0} |"));
        }

        tell("");
        tell("| whole nodes | threads | s a cycle | nodes x cycles a second |");
        tell("|---|---|---|---|");
        foreach (SimBench.WholeLine of in whole)
        {
            tell(F($"| {of.Nodes:#,0} | {of.Threads} | {of.SecondsPerCycle:0.0000} | {of.NodeCyclesPerSecond:#,0} |"));
        }

        holds = ledgers.All(line => line.Holds)
            && ledgers.GroupBy(line => line.Nodes).All(same => same.Select(line => line.TraceHash).Distinct().Count() == 1);
        return new { verdict = holds ? "holds" : "broken", ledgers, whole };
    }

    /// <summary>The sizes up to the one asked for; the smallest only where there would be no line without it.</summary>
    private static bool IsMeasured(int nodes, int nodesMax) => nodes <= nodesMax && (nodes > NodesMin || nodesMax < 10 * NodesMin);

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
