using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;

using LVS.Bench;
using LVS.Report;

namespace LVS.Cli;

/// <summary><c>lvs bench fragments</c>: durability, repair and rest of fragments.</summary>
internal static class FragmentBenchVerb
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
        Option<int> large =
            Number.Of("--boards", "Boards of the larger of the two swarms at rest: 1024 takes half an hour", 25, 4096, 64);
        Command fragments =
            new("fragments", "How safe fragments are, and what keeping them costs, in virtual time.\nExample: lvs bench fragments")
        {
            seed, trials, intervals, large, BenchResult.Out, BenchResult.Json,
        };
        fragments.SetAction(parsed =>
        {
            using RunFolder folder = BenchResult.Folder(parsed);
            List<string> tables = [];
            (bool holds, object figures) = Run(
                parsed.GetValue(seed), parsed.GetValue(trials), parsed.GetValue(intervals), parsed.GetValue(large), tables.Add);
            return BenchResult.Show(parsed, folder, "fragments", holds, figures, tables, seed, trials, intervals, large);
        });
        return fragments;
    }

    private static (bool Holds, object Figures) Run(long seed, int trials, int intervals, int boards, Action<string> tell)
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
        // 200 KiB on 24 boards, and the same amount for each node in larger swarms.
        FragmentBench.Rest[] rests =
            [bench.AtRest(24, 291, 6, 4, false), bench.AtRest(24, 291, 6, 4, true), bench.AtRest(boards, 291 * boards / 24, 6, 4, true)];
        tell("| stripe | holders lost per repair interval | binomial | coded and decoded | by the protocol |");
        tell("|---|---|---|---|---|");
        foreach ((FragmentBench.Durability of, FragmentBench.Durability run) in law.Zip(live))
        {
            tell(F($"| {of.Shape} | {of.LossPercent} % | {of.Predicted:0.0e+0} | {of.Measured:0.0e+0;-0.0e+0;0} of {of.Trials:#,0} | ")
                + F($"{run.Measured:0.0e+0;-0.0e+0;0} of {run.Trials:#,0} |"));
        }

        tell("");
        tell("| vanish at once | stripes | fragments gone | stripes lost | full redundancy after | re-created | fragment bytes for each "
            + "beyond those at rest | all bytes, likewise | hashes to take a fragment, check a proof, of the dearest turn |");
        tell("|---|---|---|---|---|---|---|---|---|");
        foreach (FragmentBench.Repair repair in repairs)
        {
            tell(F($"| {repair.Percent} % of 24 nodes | {repair.Shape} | {repair.Lost} of {repair.Of} | {repair.StripesLost} of 6 | ")
                + F($"{repair.FullSeconds:0} s | {repair.Recreated} | {repair.FragmentBytes:0} | {repair.AllBytes:0} | ")
                + F($"{repair.FragmentHashes:0.0}, {repair.ProofHashes:0.0}, {repair.TurnHashes} |"));
        }

        tell("");
        tell("| at rest | KiB of records | fragments held | bytes an hour for each | frames an hour and node |");
        tell("|---|---|---|---|---|");
        foreach (FragmentBench.Rest rest in rests)
        {
            tell(F($"| {rest.Nodes} boards, {rest.Wire} | {rest.RecordBytes / 1024} | {rest.Held} of {rest.Fragments} | ")
                + F($"{rest.BytesEach:0} | {rest.FramesEach:0} |"));
        }

        (string Bound, bool Holds)[] bounds =
        [
            ("no more stripes are lost than by the binomial, five standard deviations and three granted",
                law.Concat(live).All(line => line.Holds)),
            ("everything that can be repaired is, within two hours", repairs.TrueForAll(repair => repair.Holds)),
            ("at rest every fragment is held, at most 2 % twice, for at most 110 bytes an hour each",
                Array.TrueForAll(rests, rest => rest.Holds)),
            ("and for the same bytes within a fifth on every wire and in every size",
                Array.TrueForAll(rests, rest => rest.CostsAsMuchAs(rests[0]))),
        ];
        tell("");
        tell("| bound | |");
        tell("|---|---|");
        Array.ForEach(bounds, bound => tell($"| {bound.Bound} | {(bound.Holds ? "holds" : "broken")} |"));
        bool holds = Array.TrueForAll(bounds, bound => bound.Holds);
        return (holds, new { verdict = holds ? "holds" : "broken", seed, durability = law, protocol = live, repairs, rests });
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
