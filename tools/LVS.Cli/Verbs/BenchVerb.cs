using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;

using LVS.Bench;

namespace LVS.Cli;

/// <summary><c>lvs bench</c>: the project's own figures, measured anew.</summary>
internal static class BenchVerb
{
    private const int TrialsMax = 1_000_000_000;
    private const int IntervalsMax = 100_000;

    private static readonly int[] Losses = [1, 5, 10, 20];

    public static Command Create()
    {
        Option<long> seed =
            Number.Of("--seed", "Seed of all chance; the same seed gives the same figures", long.MinValue, long.MaxValue, 20261);
        Option<int> trials = Number.Of("--trials", "Trials of each line of the durability table", 1, TrialsMax, 10_000_000);
        Option<int> intervals =
            Number.Of("--intervals", "Repair intervals that each line is run through by the protocol itself", 1, IntervalsMax, 200);
        Command fragments =
            new("fragments", "How safe fragments are, and what keeping them costs, in virtual time.\nExample: lvs bench fragments")
        {
            seed, trials, intervals, BenchResult.Out, BenchResult.Json,
        };
        fragments.SetAction(parsed =>
        {
            List<string> tables = [];
            object figures = Run(parsed.GetValue(seed), parsed.GetValue(trials), parsed.GetValue(intervals), tables.Add);
            return BenchResult.Show(parsed, "fragments", holds: true, figures, tables, seed, trials, intervals);
        });
        Command command = new("bench", "Measures the project's own figures.\nExample: lvs bench fragments");
        command.Subcommands.Add(fragments);
        command.Subcommands.Add(DriftBenchVerb.Create());
        command.Subcommands.Add(SimBenchVerb.Create());
        return command;
    }

    private static object Run(long seed, int trials, int intervals, Action<string> tell)
    {
        FragmentBench bench = new(seed, trials, intervals);
        List<FragmentBench.Durability> law = [];
        List<FragmentBench.Durability> live = [];
        foreach ((string name, int dataCount, int totalCount) in FragmentBench.Shapes)
        {
            foreach (int loss in Losses)
            {
                law.Add(bench.Lose(name, dataCount, totalCount, loss));
                live.Add(bench.Live(name, dataCount, totalCount, loss));
                Console.Error.WriteLine($"{name} at {loss} % measured");
            }
        }

        List<FragmentBench.Repair> repairs =
            [.. from percent in new[] { 10, 30, 50 } from totalCount in new[] { 8, 12 } select bench.Vanish(percent, totalCount)];
        FragmentBench.Agreement agreement = bench.Agree();
        tell("| stripe | holders lost per repair interval | binomial | coded and decoded | by the protocol |");
        tell("|---|---|---|---|---|");
        foreach ((FragmentBench.Durability of, FragmentBench.Durability run) in law.Zip(live))
        {
            tell(F($"| {of.Shape} | {of.LossPercent} % | {of.Predicted:0.0e+0} | {of.Measured:0.0e+0} of {of.Trials:#,0} | ")
                + F($"{run.Measured:0.0e+0} of {run.Trials:#,0} |"));
        }

        tell("");
        tell("| vanish at once | stripes | fragments gone | stripes lost | full redundancy after | re-created | fragment bytes for each "
            + "| all bytes for each |");
        tell("|---|---|---|---|---|---|---|---|");
        foreach (FragmentBench.Repair repair in repairs)
        {
            tell(F($"| {repair.Percent} % of 24 nodes | {repair.Shape} | {repair.Lost} of {repair.Of} | {repair.StripesLost} of 6 | ")
                + F($"{repair.FullSeconds:0} s | {repair.Recreated} | {repair.FragmentBytes:0} | {repair.AllBytes:0} |"));
        }

        tell("");
        tell("| agreement of 16 nodes | |");
        tell("|---|---|");
        tell(F($"| packets an hour and node, idle | {agreement.PacketsPerHour:0} ({agreement.IdleBytesPerHour:0} bytes) |"));
        tell(F($"| bytes a repaired difference | {agreement.BytesPerDifference:0}, information limit {agreement.LimitBytes} |"));
        tell(F($"| until all know of it | {agreement.Seconds:0.0} s |"));
        return new { verdict = "holds", seed, durability = law, protocol = live, repairs, agreement };
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
