using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>One call of <c>lvs sim</c>: runs, and stores in the run folder what a replay needs.</summary>
public static class SimSession
{
    /// <summary>Samples of a run that is reported.</summary>
    public const int SampleCount = 240;

    /// <summary>Largest number of seeds that a result lists one by one.</summary>
    private const int SeedsToldMax = 10_000;

    /// <summary>The scenario that was run, overrides included.</summary>
    public const string ScenarioName = "scenario.json";

    /// <summary>The seeds that failed, each with its moment; of a run of many seeds their range in the first line.</summary>
    public const string SeedsName = "seeds.txt";

    /// <summary>Runs one seed.</summary>
    /// <param name="command">The request.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="folder">Run folder.</param>
    /// <param name="threads">Threads that share the run.</param>
    /// <param name="progress">Called with the virtual time reached and the total, or null.</param>
    /// <param name="stop">Stops the run.</param>
    /// <param name="made">Called with the simulation before anything has happened, so that a caller can watch it; or null.</param>
    /// <exception cref="UserException">It was stopped before its end.</exception>
    public static SwarmResult One(SimCommand command, Scenario scenario, string folder, int threads, Action<long, long>? progress,
        CancellationToken stop = default, Action<Simulation>? made = null)
    {
        SwarmResult result = Reported(command, scenario, command.Seed, folder, threads, progress, stop, made, out SimOutcome outcome);
        File.WriteAllText(Path.Combine(folder, SeedsName), Line(command, outcome));
        return result;
    }

    /// <summary>Runs many seeds. The report is that of the first one that fails, or of the first.</summary>
    public static SwarmResult Many(
        SimCommand command, Scenario scenario, string folder, long first, long last, int threads, Action<SimOutcome> done,
            CancellationToken stop)
    {
        // Refuses a scenario whose files cannot be read before anything is written.
        _ = new Simulation(scenario, first, new WorldOptions());
        File.WriteAllText(Path.Combine(folder, ScenarioName), ScenarioText.Write(scenario));
        string seeds = Path.Combine(folder, SeedsName);
        File.WriteAllText(seeds, string.Create(CultureInfo.InvariantCulture, $"{first}..{last}\n"));
        BatchOutcome batch = SimBatch.Run(scenario, first, last, threads, Done, stop);
        if (batch.Outcomes.Count == 0)
        {
            throw new UserException($"stopped before a seed was done; nothing can be told: {command.ReproduceMany(first, last)}",
                UserException.Unknown);
        }

        SimOutcome[] failed = [.. batch.Outcomes.Where(outcome => !outcome.IsAsExpected)];
        long shown = failed.Length > 0 ? failed[0].Seed : batch.Outcomes[0].Seed;
        SwarmResult report = Reported(command, scenario, shown, folder, 1, null, default, null, out _);
        Invariant[] invariants = [.. report.Invariants.Select(invariant => Over(batch, invariant.Name))];
        string verdict = failed.Length > 0 ? "broken"
            : batch.Outcomes.Count < last - first + 1 ? "unknown"
            : batch.Outcomes.Any(outcome => !outcome.Holds) ? "broken"
            : batch.Outcomes.Any(outcome => !outcome.IsTold) ? "unknown" : "holds";
        return report with
        {
            Verdict = verdict,
            Reproduce = command.ReproduceMany(first, last),
            Invariants = invariants,
            Reasons = Reasons(command, batch, failed, last - first + 1, threads),
            Seeds = SeedsOf(batch),
            WallSeconds = Math.Round(batch.Seconds, 3),
            VirtualSeconds = batch.VirtualSeconds,
            Cycles = (long)(batch.VirtualSeconds * 1000 / scenario.Node.EmitIntervalMsMin),
            SecondsPerCycle = batch.Seconds / Math.Max(1, batch.VirtualSeconds * 1000 / scenario.Node.EmitIntervalMsMin),
            PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
            TraceHash = batch.TraceHash.ToString("x16", CultureInfo.InvariantCulture),
            Threads = threads,
        };

        void Done(SimOutcome outcome)
        {
            if (!outcome.IsAsExpected)
            {
                File.AppendAllText(seeds, Line(command, outcome));
            }

            done(outcome);
        }
    }

    private static SwarmResult Reported(
        SimCommand command, Scenario scenario, long seed, string folder, int threads, Action<long, long>? progress, CancellationToken stop,
            Action<Simulation>? made, out SimOutcome outcome)
    {
        Stopwatch clock = Stopwatch.StartNew();
        Simulation simulation = new(scenario, seed, new WorldOptions { Threads = threads, IsLogged = true, Samples = SampleCount });
        File.WriteAllText(Path.Combine(folder, ScenarioName), ScenarioText.Write(scenario));
        made?.Invoke(simulation);
        simulation.Run(ms =>
        {
            progress?.Invoke(ms, scenario.DurationMs);
            if (stop.IsCancellationRequested)
            {
                throw new UserException(string.Create(CultureInfo.InvariantCulture,
                    $"stopped after {ms / 1000.0:0.0} of {scenario.DurationMs / 1000.0:0.0} virtual seconds, before anything could be "
                        + $"told: {command.Reproduce(seed)}"), UserException.Unknown);
            }
        });
        outcome = SimOutcome.Of(simulation);
        return SimResult.Of(simulation, command, folder, clock.Elapsed.TotalSeconds, threads);
    }

    /// <summary>Seed, moment in ms, what broke, and the command that repeats it: one line per seed.</summary>
    private static string Line(SimCommand command, SimOutcome outcome)
    {
        string when = outcome.BrokenMs == long.MaxValue ? "-" : outcome.BrokenMs.ToString(CultureInfo.InvariantCulture);
        string what = outcome.Unexpected.Count == 0 ? "-" : string.Join(",", outcome.Unexpected);
        return string.Create(CultureInfo.InvariantCulture, $"{outcome.Seed}\t{when}\t{what}\t{command.Reproduce(outcome.Seed)}\n");
    }

    /// <summary>Each seed as a claim of its own; for very many seeds only those that failed.</summary>
    private static Invariant[] SeedsOf(BatchOutcome batch) =>
    [
        .. batch.Outcomes.Where(outcome => batch.Outcomes.Count <= SeedsToldMax || !outcome.IsAsExpected).Select(outcome => new Invariant(
            string.Create(CultureInfo.InvariantCulture, $"seed {outcome.Seed}"),
            !outcome.IsAsExpected ? false : outcome.IsTold ? true : null,
            outcome.IsAsExpected ? "ended as the scenario expects" : string.Join(", ", outcome.Unexpected))
        {
            Seconds = Math.Round(batch.SecondsOf[outcome.Seed], 3),
        }),
    ];

    private static Invariant Over(BatchOutcome batch, string name)
    {
        (SimOutcome Outcome, Invariant Invariant)[] all =
            [.. batch.Outcomes.Select(outcome => (outcome, outcome.Invariants.First(i => i.Name == name)))];
        (SimOutcome Outcome, Invariant Invariant)[] broken = [.. all.Where(one => one.Invariant.Holds == false)];
        (SimOutcome Outcome, Invariant Invariant)[] untold = [.. all.Where(one => one.Invariant.Holds == null)];
        (SimOutcome Outcome, Invariant Invariant)[] shown = broken.Length > 0 ? broken : untold.Length > 0 ? untold : all;
        StringBuilder detail = new();
        detail.Append(CultureInfo.InvariantCulture, $"{all.Length - broken.Length - untold.Length:N0} of {all.Length:N0} seeds hold");
        if (shown.Length > 0)
        {
            detail.Append(CultureInfo.InvariantCulture, $"; seed {shown[0].Outcome.Seed}: {shown[0].Invariant.Detail}");
        }

        return new Invariant(name, broken.Length > 0 ? false : all.Length == 0 || untold.Length > 0 ? null : true, detail.ToString());
    }

    private static List<string> Reasons(SimCommand command, BatchOutcome batch, SimOutcome[] failed, long asked, int threads)
    {
        List<string> reasons = [];
        foreach (SimOutcome outcome in failed.Take(10))
        {
            reasons.Add(string.Create(CultureInfo.InvariantCulture,
                $"seed {outcome.Seed}: {string.Join(", ", outcome.Unexpected)}; {command.Reproduce(outcome.Seed)}"));
        }

        if (reasons.Count == 0 && batch.Outcomes.FirstOrDefault(outcome => !outcome.IsTold) is SimOutcome untold)
        {
            reasons.AddRange(untold.Invariants.Where(i => i.Holds == null).Select(i => string.Create(CultureInfo.InvariantCulture,
                $"seed {untold.Seed}: {i.Name} could not be told: {i.Detail}.")));
        }

        int known = batch.Outcomes.Count(outcome => outcome.IsAsExpected && !outcome.Holds);
        reasons.Add(string.Create(CultureInfo.InvariantCulture,
            $"{batch.Outcomes.Count - failed.Length:N0} of {asked:N0} seeds ended as the scenario "
                + $"expects{(known > 0 ? $" ({known} of them with a break it names)" : "")}: ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{batch.VirtualSeconds:N0} virtual seconds in {batch.Seconds:N1} s on {threads} threads, ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{batch.VirtualSeconds / Math.Max(0.001, batch.Seconds):N0} simulated seconds per second."));
        return reasons;
    }
}
