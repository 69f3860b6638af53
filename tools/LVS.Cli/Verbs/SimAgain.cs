using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Sim;

namespace LVS.Cli;

/// <summary><c>lvs sim replay</c> and <c>lvs sim shrink</c>: repeat a run that failed.</summary>
internal static class SimAgain
{
    private const string MinimalName = "minimal.json";

    public static Command Replay()
    {
        Argument<string> run = new("RUN") { Description = "Run folder of 'lvs sim'." };
        Option<long?> seed = Seed();
        Option<double> before = Number.Of("--before", "Seconds to show before the moment it broke", 0, Number.ForYearsS, 5);
        Option<double> after = Number.Of("--after", "Seconds to show after it", 0, Number.ForYearsS, 1);
        Command command =
            new("replay", "Runs a seed again and shows what happened around the moment it broke.\nExample: lvs sim replay runs/latest")
        {
            run, seed, before, after,
        };
        command.SetAction(parsed =>
            Replay(RunRecord.Load(parsed.GetValue(run)!, parsed.GetValue(seed)), parsed.GetValue(before), parsed.GetValue(after)));
        return command;
    }

    public static Command Shrink()
    {
        Argument<string> run = new("RUN") { Description = "Run folder of 'lvs sim'." };
        Option<long?> seed = Seed();
        Option<double> seconds = Number.Of("--seconds", "Seconds to spend", Number.SecondsMin, Number.DayS, 120);
        Command command =
            new("shrink",
            "Reduces a failing run to fewer nodes, faults and time while it still fails.\nExample: lvs sim shrink runs/latest")
        {
            run, seed, seconds,
        };
        command.SetAction(parsed => Shrink(parsed.GetValue(run)!, parsed.GetValue(seed), parsed.GetValue(seconds)));
        return command;
    }

    private static Option<long?> Seed() =>
        Number.Maybe("--seed", "One of its seeds", "the first that failed", long.MinValue, long.MaxValue);

    private static int Replay(RunRecord run, double beforeSeconds, double afterSeconds)
    {
        IEnumerable<string> lines =
            SimReplay.Lines(run, (long)(beforeSeconds * 1000), (long)(afterSeconds * 1000), out Simulation simulation);
        foreach (string line in lines)
        {
            Console.WriteLine(line);
        }

        SimOutcome outcome = SimOutcome.Of(simulation);
        string verdict = !outcome.Holds ? "broken" : outcome.IsTold ? "holds" : "unknown";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {run.Seed}, trace hash {outcome.TraceHash:x16}: ")
            + verdict switch
            {
                "broken" => Names(outcome, false) + " broken",
                "holds" => "everything holds",
                _ => Names(outcome, null) + " could not be told",
            });
        return Verdict.ExitCode(verdict);
    }

    private static string Names(SimOutcome outcome, bool? holds) =>
        string.Join(", ", outcome.Invariants.Where(i => i.Holds == holds).Select(i => i.Name));

    private static int Shrink(string folder, long? seed, double seconds)
    {
        RunRecord run = RunRecord.Load(folder, seed);
        if (run.Broken.Length == 0)
        {
            throw new UserException($"seed {run.Seed} of '{folder}' broke nothing: there is nothing to shrink.");
        }

        Scenario minimal = SimShrink.Run(run, seconds, step => Console.WriteLine("  " + step));
        string path = Path.Combine(folder, MinimalName);
        File.WriteAllText(path, ScenarioText.Write(minimal));
        SimCommand command = new() { ScenarioName = path, Seed = run.Seed };
        Console.WriteLine($"wrote {path}");
        Console.WriteLine($"reproduce: {command.Reproduce(run.Seed)}");
        return 0;
    }
}
