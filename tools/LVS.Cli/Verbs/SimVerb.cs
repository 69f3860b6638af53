using System;
using System.CommandLine;
using System.IO;

using LVS.Harness;
using LVS.Page;
using LVS.Report;
using LVS.Sim;

namespace LVS.Cli;

/// <summary><c>lvs sim</c>: runs a swarm in virtual time, with one seed or with many.</summary>
internal static class SimVerb
{
    private const int NodesMax = LedgerPlan.NodesMax;
    private const int WholeNodesMax = 1_000_000;
    private const long CyclesMax = 1_000_000_000;
    private const long SeedsMax = 10_000_000;
    private const string Scenarios = "the scenario's";

    private static readonly Option<string> ScenarioName =
        new("--scenario") { Description = "Scenario file, or one of: " + string.Join(", ", Embedded.Names) + ".",
        DefaultValueFactory = _ => "calm" };
    private static readonly SimLedger Ledgers = new();
    private static readonly Option<int?> Nodes = Number.Maybe(
        "--nodes", $"Honest nodes, whole ones to {WholeNodesMax}, ledgers alone from {LedgerPlan.NodesMin}", Scenarios, 2, NodesMax);
    private static readonly Option<long?> Cycles =
        Number.Maybe("--cycles",
        $"Virtual time in cycles of the emit timer's Imin, with whole nodes {SimCommand.SecondsMax} seconds of them at most", Scenarios, 1L,
        CyclesMax);
    private static readonly Option<int?> Loss = Number.Maybe("--loss", "Frames lost, %", Scenarios, 0, 100);
    private static readonly Option<string?> Sun =
        new("--sun") { Description = "Year of sun, PVGIS TMY or NREL PSM3 TMY as CSV, for a scenario with batteries [default: the "
            + "scenario's]." };
    private static readonly Option<long> Seed = Number.Of("--seed", "Seed of all chance", long.MinValue, long.MaxValue, 1);
    private static readonly Option<string?> Seeds =
        new("--seeds") { Description = $"Many seeds, A..B, at most {SeedsMax:N0}, in parallel; failing ones are kept in the run folder." };
    private static readonly Option<int?> Threads = Number.Maybe("--threads", "Threads", "all cores for many seeds, 1 for one", 1, 256);
    private static readonly Option<string?> Out = new("--out") { Description = "Run folder [default: runs/<time>-sim]." };
    private static readonly PageArguments Page = new();
    private static readonly Option<bool> Json = Common.Json();

    public static Command Create()
    {
        Command command = new("sim", "Runs a swarm in virtual time; one seed replays everything.\n"
            + "Example: lvs sim --scenario mixed-hazard --seeds 1..100\nExample: lvs sim --nodes 10000 --cycles 80\n"
            + "Example: lvs sim --scenario mint --page\n"
            + "Example: lvs sim --model ledger --nodes 1000000 --cycles 40 --loss 30 --threads 2\n"
            + "Example: lvs sim --silos localhost:3 --nodes 1000000\n"
            + "Example: lvs sim replay runs/latest\nExample: lvs sim shrink runs/latest")
        {
            ScenarioName, Nodes, Cycles, Loss, Sun, Seed, Seeds, Threads, Out, Json,
        };
        Array.ForEach(Ledgers.All, command.Options.Add);
        Array.ForEach(Page.All, command.Options.Add);
        command.Subcommands.Add(SimAgain.Replay());
        command.Subcommands.Add(SimAgain.Shrink());
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (Ledgers.IsAsked(parsed))
        {
            SimLedger.Refuse(parsed, [ScenarioName, Sun, Seeds, .. Page.All]);
            LedgerPlan plan = SimLedger.Plan(parsed.GetValue(Nodes), parsed.GetValue(Cycles), parsed.GetValue(Loss), parsed.GetValue(Seed));
            return Ledgers.Run(parsed, plan, parsed.GetValue(Threads) ?? 1, parsed.GetValue(Out), parsed.GetValue(Json));
        }

        SimCommand command = new()
        {
            ScenarioName = parsed.GetValue(ScenarioName)!,
            Nodes = parsed.GetValue(Nodes),
            Cycles = parsed.GetValue(Cycles),
            LossPercent = parsed.GetValue(Loss),
            SunFile = parsed.GetValue(Sun),
            Seed = parsed.GetValue(Seed),
        };
        (long First, long Last)? seeds = parsed.GetValue(Seeds) is string range ? SeedRange(range) : null;
        int threads = parsed.GetValue(Threads) ?? (seeds == null ? 1 : Environment.ProcessorCount);
        bool json = parsed.GetValue(Json);
        SimScreen screen = SimScreen.For(json);
        PageOptions? page = Page.Read(parsed);
        if (page != null && seeds != null)
        {
            throw new UserException("--page shows one run: give --seed, not --seeds.");
        }

        if (seeds != null && parsed.GetResult(Seed) is { Implicit: false })
        {
            throw new UserException("--seed and --seeds say two things: give one of them.");
        }

        Scenario scenario = command.Load();
        if (scenario.Nodes > WholeNodesMax)
        {
            throw new UserException($"--nodes is {scenario.Nodes}; whole nodes are at most {WholeNodesMax:N0}. --model ledger takes more.");
        }

        if (parsed.GetValue(Out) is string { Length: > 0 } chosen && IsOwnScenario(chosen, command.ScenarioName))
        {
            throw new UserException($"--out {chosen} would replace the scenario that is read: name another folder.");
        }

        using RunFolder folder = RunFolder.Create("sim", parsed.GetValue(Out));
        using Interrupt interrupt = new(endMsMax: 30_000);
        if (page != null)
        {
            return ShowPage(page, scenario, command.Seed, folder, threads, json, interrupt);
        }

        SwarmResult result = seeds is (long first, long last)
            ? screen.ShowSeeds(last - first + 1, done =>
                SimSession.Many(command, scenario, folder.Path, first, last, threads, done, interrupt.Token))
            : SimSession.One(command, scenario, folder.Path, threads, screen.Progress, interrupt.Token);
        return Verdict.Show(folder, result, json, SimScreen.Figures(result));
    }

    /// <summary>Runs one seed and shows it on a page, which stays open after the run.</summary>
    private static int ShowPage(
        PageOptions page, Scenario scenario, long seed, RunFolder folder, int threads, bool json, Interrupt interrupt)
    {
        SimSource source = new(scenario, seed, folder.Path, interrupt.Token);
        using PageServer server = PageArguments.Start(page, source);
        SwarmResult result =
            SimSession.One(source.CommandOf(seed), source.Scenario, folder.Path, threads, null, interrupt.Token, source.Begin);
        int exitCode = Verdict.Show(folder, result, json, SimScreen.Figures(result));
        source.Serve(result);
        return exitCode;
    }

    /// <summary>Whether a run folder would write its scenario over the file that is read.</summary>
    private static bool IsOwnScenario(string folder, string name) => File.Exists(name)
        && Path.GetFullPath(Path.Combine(folder, SimSession.ScenarioName)) == Path.GetFullPath(name);

    private static (long First, long Last) SeedRange(string text)
    {
        string[] ends = text.Split("..");
        return ends.Length == 2 && Number.TryRead(ends[0], out long first) && Number.TryRead(ends[1], out long last)
            && first <= last && (ulong)(last - first) < SeedsMax
            ? (first, last)
            : throw new UserException(
                $"--seeds is '{text}'; it must be A..B with A not above B and at most {SeedsMax:N0} seeds, for instance 1..100.");
    }
}
