using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;

using LVS.Bench;
using LVS.Harness;
using LVS.Report;

namespace LVS.Cli;

/// <summary><c>lvs bench overlay</c>: who has an edge with whom in a large swarm, and how fast value evens out over these edges.</summary>
internal static class OverlayBenchVerb
{
    private const int MostUsual = 10_000;

    private static readonly int[] Sizes = [1000, 4000, 10_000, 100_000];

    public static Command Create()
    {
        Option<long> seed =
            Number.Of("--seed", "Seed of all chance; the same seed gives the same figures", long.MinValue, long.MaxValue, 1);
        Option<int> most = Number.Of(
            "--most", "Nodes of the largest swarm, of 1,000, 4,000, 10,000 and 100,000", Sizes[0], Sizes[^1], MostUsual);
        Option<int> cycles = Number.Of("--cycles", "Virtual time in cycles of the emit timer's Imin", 20, 10_000, 80);
        Command overlay = new("overlay", "The graph of edges that large swarms make, by what nodes can hear: each other (all), each other "
            + "through a broker by topics (topics), or some 20 near ones on a field (geometric); in virtual time.\n"
            + "10,000 nodes take some minutes, 100,000 an hour or more and 5 GB. Exit code 1 when value was made or lost, or a swarm is in "
            + "pieces where all can hear all.\nExample: lvs bench overlay --most 1000")
        {
            most, cycles, seed, BenchResult.Out, BenchResult.Json,
        };
        overlay.SetAction(parsed =>
        {
            using RunFolder folder = BenchResult.Folder(parsed);
            OverlayBench bench = new(parsed.GetValue(seed), parsed.GetValue(cycles));
            List<OverlayBench.Line> lines = [];
            foreach ((int nodes, string topology) in from nodes in Sizes.Where(nodes => nodes <= parsed.GetValue(most))
                from topology in OverlayBench.Topologies
                where topology != "all" || nodes <= OverlayBench.AllHearMax
                select (nodes, topology))
            {
                lines.Add(bench.Measure(topology, nodes));
                Console.Error.WriteLine(F($"{nodes:#,0} nodes, {topology}: {lines[^1].WallSeconds:0} s"));
            }

            bool holds = lines.All(line => line.ErrorUvu == 0 && (line.Topology == "geometric" || line.Shape.Components == 1));
            var figures = new { verdict = holds ? "holds" : "broken", seed = parsed.GetValue(seed), overlay = lines };
            return BenchResult.Show(parsed, folder, "overlay", holds, figures, [.. Table(lines)], most, cycles, seed);
        });
        return overlay;
    }

    private static IEnumerable<string> Table(List<OverlayBench.Line> lines)
    {
        yield return "| who can be heard | nodes | edges | pieces | diameter | mean distance | spread after a cycle, on this graph | "
            + "the same, measured | entropy a hundredth after | at rest after | entropy at the end | frames said, heard, a node and cycle "
            + "| took |";
        yield return "|---|---|---|---|---|---|---|---|---|---|---|---|---|";
        foreach (OverlayBench.Line of in lines)
        {
            OverlayFigures shape = of.Shape;
            yield return F($"| {of.Topology} | {of.Nodes:#,0} | {shape.Edges:0.0} | {shape.Components} | {shape.Diameter} | ")
                + F($"{shape.MeanDistance:0.0} | {shape.Contraction:0.000} | {Or(shape.Measured, "0.000")} | ")
                + F($"{Or(shape.HundredthSeconds, "0' s'")} | {Or(shape.RestSeconds, "0' s'")} | {of.EntropyEnd:0.0e+0} | ")
                + F($"{of.FramesSent:0.0}, {of.FramesHeard:0.0} | {of.WallSeconds:0} s |");
        }
    }

    private static string Or(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "not yet";

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
