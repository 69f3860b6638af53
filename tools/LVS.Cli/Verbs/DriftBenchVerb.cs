using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;

using LVS.Bench;
using LVS.Report;

namespace LVS.Cli;

/// <summary><c>lvs bench drift</c>: conservation, convergence, false evictions, the overlay's shape and liquidity.</summary>
internal static class DriftBenchVerb
{
    private static readonly int[] Sizes = [16, 100, 1000];
    private static readonly int[] Losses = [0, 10, 30, 50];

    public static Command Create()
    {
        Option<long> seed =
            Number.Of("--seed", "Seed of all chance; the same seed gives the same figures", long.MinValue, long.MaxValue, 20261);
        Option<bool> all = new("--all") { Description = "With 10,000 nodes too: takes several minutes more." };
        Command drift = new("drift", "Whether value adds up, how fast it evens out, and what a newcomer reaches; in virtual time.\n"
            + "Exit code 1 when value was made or lost, or a spread stays above its bound at 30 % loss or less.\nExample: lvs bench "
                + "drift --all")
        {
            seed, all, BenchResult.Out, BenchResult.Json,
        };
        drift.SetAction(parsed =>
        {
            using RunFolder folder = BenchResult.Folder(parsed);
            List<string> tables = [];
            object figures =
                Run(new DriftBench(parsed.GetValue(seed)), parsed.GetValue(seed), parsed.GetValue(all), tables.Add, out bool holds);
            return BenchResult.Show(parsed, folder, "drift", holds, figures, tables, seed, all);
        });
        return drift;
    }

    private static object Run(DriftBench bench, long seed, bool all, Action<string> tell, out bool holds)
    {
        List<DriftBench.Line> lines = [];
        foreach (int nodes in all ? [.. Sizes, 10_000] : Sizes)
        {
            foreach (int loss in Losses)
            {
                lines.Add(bench.Measure(nodes, loss));
                Console.Error.WriteLine(F($"{nodes:#,0} nodes at {loss} % measured"));
            }
        }

        List<DriftBench.Reach> reaches = [.. from loss in new[] { 0, 30 } from age in DriftBench.Ages select bench.Newcomer(loss, age)];
        Console.Error.WriteLine("newcomers measured");
        List<DriftBench.Shape> shapes = [.. new[] { 0, 30 }.Select(loss => bench.Draw(1000, loss, 120))];
        holds = lines.All(line => line.Holds) && shapes.All(shape => shape.Pieces == 1);
        Tell(lines, shapes, reaches, tell);
        return new { verdict = holds ? "holds" : "broken", seed, drift = lines, overlay = shapes, liquidity = reaches };
    }

    private static void Tell(List<DriftBench.Line> lines, List<DriftBench.Shape> shapes, List<DriftBench.Reach> reaches,
        Action<string> tell)
    {
        tell(F($"| n | loss | error, uVU | spread after {DriftBench.Cycles} cycles, uVU | contraction per cycle | from ")
            + F($"64,000 uVU on | evicted in those ")
            + F($"cycles | spread after 70 min, uVU | evicted per edge and hour | bound {DriftBench.SpreadBoundUvu} uVU |"));
        tell("|---|---|---|---|---|---|---|---|---|---|");
        foreach (DriftBench.Line of in lines)
        {
            string bound = of.LossPercent > 30 ? "none" : of.Holds ? "holds" : "missed";
            tell(F($"| {of.Nodes:#,0} | {of.LossPercent} % | {of.ErrorUvu} | {of.SpreadUvu:#,0} | {of.Contraction:0.000} | ")
                + F($"{of.SettledContraction?.ToString("0.000", CultureInfo.InvariantCulture) ?? "none"} | ")
                + F($"{of.EvictedInCycles} | {Or(of.HourSpreadUvu, "#,0")} | {Or(of.EvictedPerEdgeHour, "0.0000")} | {bound} |"));
        }

        tell("");
        tell("| all hear all | loss | edges of a node, least / mean / most | pieces | diameter | after |");
        tell("|---|---|---|---|---|---|");
        foreach (DriftBench.Shape of in shapes)
        {
            tell(F($"| {of.Nodes:#,0} nodes | {of.LossPercent} % | {of.DegreeMin} / {of.DegreeMean:0.0} / {of.DegreeMax} | {of.Pieces} | ")
                + F($"{of.Diameter} | {of.Seconds} s |"));
        }

        tell("");
        tell("| trust age, cycles | loss | its caps together | "
            + $"{string.Join(" | ", DriftBench.Moments.Select(m => F($"after {m:#,0}")))} |");
        tell($"|---|---|---|{string.Concat(DriftBench.Moments.Select(_ => "---|"))}");
        foreach (DriftBench.Reach of in reaches)
        {
            tell(F($"| {of.AgeCycles} | {of.LossPercent} % | {of.CapShare:0.00} | ")
                + string.Join(" | ", of.Shares.Select(share => F($"{share:0.000}"))) + " |");
        }
    }

    private static string Or(IFormattable? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "not run";

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
