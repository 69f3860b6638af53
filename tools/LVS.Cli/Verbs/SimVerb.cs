using System;
using System.CommandLine;
using System.Globalization;

using LVS.Harness;
using LVS.Report;
using LVS.Sim;

namespace LVS.Cli;

/// <summary><c>lvs sim</c>: a swarm in virtual time, on one seed or on many.</summary>
internal static class SimVerb
{
    private const int NodesMax = 1_000_000;

    private static readonly Option<string> ScenarioName = new("--scenario") { Description = "Scenario file, or one of: " + string.Join(", ", Embedded.Names) + ".", DefaultValueFactory = _ => "calm" };
    private static readonly Option<int?> Nodes = new("--nodes") { Description = "Honest nodes [default: the scenario's]." };
    private static readonly Option<long?> Cycles = new("--cycles") { Description = "Virtual time in cycles of the emit timer's Imin [default: the scenario's time]." };
    private static readonly Option<int?> Loss = new("--loss") { Description = "Frames lost, percent [default: the scenario's]." };
    private static readonly Option<string?> Sun = new("--sun") { Description = "Year of sun, PVGIS TMY or NREL PSM3 TMY as CSV, for a scenario with batteries [default: the scenario's]." };
    private static readonly Option<long> Seed = new("--seed") { Description = "Seed of all chance.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Seeds = new("--seeds") { Description = "Many seeds, A..B, in parallel; failing ones are kept in the run folder." };
    private static readonly Option<int?> Threads = new("--threads") { Description = "Threads [default: all cores for many seeds, 1 for one]." };
    private static readonly Option<string?> Out = new("--out") { Description = "Run folder [default: runs/<time>-sim]." };
    private static readonly Option<bool> Json = Common.Json();

    public static Command Create()
    {
        Command command = new("sim", "Runs a swarm in virtual time; one seed replays everything.\n"
            + "Example: lvs sim --scenario mixed-hazard --seeds 1..100\nExample: lvs sim --nodes 10000 --cycles 80\n"
            + "Example: lvs sim replay runs/latest\nExample: lvs sim shrink runs/latest")
        {
            ScenarioName, Nodes, Cycles, Loss, Sun, Seed, Seeds, Threads, Out, Json,
        };
        command.Subcommands.Add(SimAgain.Replay());
        command.Subcommands.Add(SimAgain.Shrink());
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        SimCommand command = new()
        {
            ScenarioName = parsed.GetValue(ScenarioName)!,
            Nodes = Common.InRange("--nodes", parsed.GetValue(Nodes), 2, NodesMax),
            Cycles = Common.InRange("--cycles", parsed.GetValue(Cycles), 1, 1_000_000_000),
            LossPercent = Common.InRange("--loss", parsed.GetValue(Loss), 0, 100),
            SunFile = parsed.GetValue(Sun),
            Seed = parsed.GetValue(Seed),
        };
        int threads = Common.InRange("--threads", parsed.GetValue(Threads), 1, 256) ?? (parsed.GetValue(Seeds) == null ? 1 : Environment.ProcessorCount);
        bool json = parsed.GetValue(Json);
        SimScreen screen = SimScreen.For(json);
        Scenario scenario = command.Load();
        RunFolder folder = RunFolder.Create("sim", parsed.GetValue(Out));
        SwarmResult result = parsed.GetValue(Seeds) is string range
            ? Many(command, scenario, folder, SeedRange(range), threads, screen)
            : SimSession.One(command, scenario, folder.Path, threads, screen.Progress);
        int exitCode = Verdict.Show(result, json, SimScreen.Figures(result));
        folder.Write(result);
        return exitCode;
    }

    private static SwarmResult Many(SimCommand command, Scenario scenario, RunFolder folder, (long First, long Last) range, int threads, SimScreen screen)
    {
        using Interrupt interrupt = new();
        return screen.ShowSeeds(range.Last - range.First + 1, done =>
            SimSession.Many(command, scenario, folder.Path, range.First, range.Last, threads, done, interrupt.Token));
    }

    private static (long First, long Last) SeedRange(string text)
    {
        string[] ends = text.Split("..");
        return ends.Length == 2 && long.TryParse(ends[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long first)
            && long.TryParse(ends[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long last) && first <= last && last - first < 10_000_000
            ? (first, last)
            : throw new UserException($"--seeds is '{text}'; it must be A..B with A not above B, for instance 1..100.");
    }
}
