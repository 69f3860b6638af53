using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json;

using LVS.Bench;

namespace LVS.Cli;

/// <summary><c>lvs bench drift</c>: conservation, convergence, false evictions, the overlay's shape and liquidity.</summary>
internal static class DriftBenchVerb
{
    private static readonly int[] Sizes = [16, 100, 1000];
    private static readonly int[] Losses = [0, 10, 30, 50];

    public static Command Create()
    {
        Option<long> seed = Number.Of("--seed", "Seed of all chance; the same seed gives the same figures", long.MinValue, long.MaxValue, 20261);
        Option<bool> all = new("--all") { Description = "With 10,000 nodes too: takes several minutes more." };
        Option<bool> json = Common.Json();
        Command drift = new("drift", "Whether value adds up, how fast it evens out, and what a newcomer reaches; in virtual time.\n"
            + "Exit code 1 when value was made or lost, or a spread stays above its bound at 30 % loss or less.\nExample: lvs bench drift --all")
        {
            seed, all, json,
        };
        drift.SetAction(parsed => Run(new DriftBench(parsed.GetValue(seed)), parsed.GetValue(seed), parsed.GetValue(all), parsed.GetValue(json)));
        return drift;
    }

    private static int Run(DriftBench bench, long seed, bool all, bool json)
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
        bool holds = lines.All(line => line.Holds) && shapes.All(shape => shape.Pieces == 1);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { verdict = holds ? "holds" : "broken", seed, drift = lines, overlay = shapes, liquidity = reaches }, JsonSerializerOptions.Web));
            return holds ? 0 : 1;
        }

        Tell(lines, shapes, reaches);
        return holds ? 0 : 1;
    }

    private static void Tell(List<DriftBench.Line> lines, List<DriftBench.Shape> shapes, List<DriftBench.Reach> reaches)
    {
        Console.WriteLine(F($"| n | loss | error, uVU | spread after {DriftBench.Cycles} cycles, uVU | contraction per cycle | evicted in those cycles | spread after 70 min, uVU | evicted per edge and hour | bound {DriftBench.SpreadBoundUvu} uVU |"));
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (DriftBench.Line of in lines)
        {
            string bound = of.LossPercent > 30 ? "none" : of.Holds ? "holds" : "missed";
            Console.WriteLine(F($"| {of.Nodes:#,0} | {of.LossPercent} % | {of.ErrorUvu} | {of.SpreadUvu:#,0} | {of.Contraction:0.000} | {of.EvictedInCycles} | {Or(of.HourSpreadUvu, "#,0")} | {Or(of.EvictedPerEdgeHour, "0.0000")} | {bound} |"));
        }

        Console.WriteLine("\n| all hear all | loss | edges of a node, least / mean / most | pieces | diameter | after |\n|---|---|---|---|---|---|");
        foreach (DriftBench.Shape of in shapes)
        {
            Console.WriteLine(F($"| {of.Nodes:#,0} nodes | {of.LossPercent} % | {of.DegreeMin} / {of.DegreeMean:0.0} / {of.DegreeMax} | {of.Pieces} | {of.Diameter} | {of.Seconds} s |"));
        }

        Console.WriteLine($"\n| trust age, cycles | loss | its caps together | {string.Join(" | ", DriftBench.Moments.Select(m => F($"after {m:#,0}")))} |\n|---|---|---|{string.Concat(DriftBench.Moments.Select(_ => "---|"))}");
        foreach (DriftBench.Reach of in reaches)
        {
            Console.WriteLine(F($"| {of.AgeCycles} | {of.LossPercent} % | {of.CapShare:0.00} | ") + string.Join(" | ", of.Shares.Select(share => F($"{share:0.000}"))) + " |");
        }
    }

    private static string Or(IFormattable? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "not run";

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
