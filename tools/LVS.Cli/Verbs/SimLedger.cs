using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Linq;

using LVS.Harness;
using LVS.Report;
using LVS.Sim;

namespace LVS.Cli;

/// <summary><c>lvs sim --model ledger</c>: ledgers without whole nodes, up to millions of them, in this process or over silos.</summary>
internal sealed class SimLedger
{
    private const string Whole = "whole";
    private const string Ledger = "ledger";
    private const int CheckpointUsual = 50;

    private readonly Option<string> model = new("--model")
    {
        Description = $"{Whole}: nodes with every byte of their frames; {Ledger}: their ledgers alone, a diff passed as columns.",
        DefaultValueFactory = _ => Whole,
    };

    private readonly Option<string?> silos = new("--silos")
    {
        Description = "Share ledgers alone out over processes: localhost:N starts N of them; N waits for N that join --cluster.",
    };

    private readonly Option<string?> cluster = new("--cluster")
    {
        Description = "Where the silos of --silos N meet: redis://HOST:6379/NAME or postgres://USER:PASSWORD@HOST:5432/DATABASE.",
    };

    private readonly Option<int> checkpoint = Number.Of(
        "--checkpoint", "With --silos, cycles between two checkpoints, 0 for none", 0, 1_000_000, CheckpointUsual);

    public SimLedger()
    {
        model.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: not (Whole or Ledger) and string other }, ..])
            {
                given.AddError($"--model is '{Excerpt.Of(other, 40)}'; it must be {Whole} or {Ledger}.");
            }
        });
    }

    /// <summary>The options.</summary>
    public Option[] All => [model, silos, cluster, checkpoint];

    /// <summary>Refuses options that ledgers alone do not have.</summary>
    /// <exception cref="UserException">One of the options is given.</exception>
    public static void Refuse(ParseResult parsed, IEnumerable<Option> options)
    {
        Option? given = options.FirstOrDefault(option => IsGiven(parsed, option));
        if (given != null)
        {
            throw new UserException(
                $"{given.Name} is for whole nodes; ledgers alone have --nodes, --cycles, --loss, --seed and --threads.");
        }
    }

    /// <summary>The run that is asked for.</summary>
    public static LedgerPlan Plan(int? nodes, long? cycles, int? loss, long seed) => nodes is int few and < LedgerPlan.NodesMin
        ? throw new UserException($"--nodes is {few}; ledgers alone are {LedgerPlan.NodesMin} or more.")
        : new LedgerPlan(
            nodes ?? LedgerPlan.NodesUsual, (int)Math.Min(int.MaxValue, cycles ?? LedgerPlan.CyclesUsual), loss ?? 0, seed);

    /// <summary>Whether a run of ledgers alone is asked for.</summary>
    /// <exception cref="UserException">Whole nodes are, with what only ledgers have.</exception>
    public bool IsAsked(ParseResult parsed)
    {
        bool isLedger = parsed.GetValue(model) == Ledger || (parsed.GetValue(silos) != null && !IsGiven(parsed, model));
        Option? stray = new Option[] { silos, cluster, checkpoint }.FirstOrDefault(option => IsGiven(parsed, option)
            && (!isLedger || parsed.GetValue(silos) == null));
        return stray == null ? isLedger
            : throw new UserException($"{stray.Name} shares out ledgers alone: give --model {Ledger} and --silos with it.");
    }

    /// <summary>Runs.</summary>
    public int Run(ParseResult parsed, LedgerPlan plan, int threads, string? folderName, bool json)
    {
        SiloRun? over = parsed.GetValue(silos) is string text
            ? SiloRun.Parse(text, parsed.GetValue(cluster), parsed.GetValue(checkpoint)) : null;
        SimScreen screen = SimScreen.For(json);
        using RunFolder folder = RunFolder.Create("sim", folderName);
        using Interrupt interrupt = new(endMsMax: 30_000);
        string[] more = ["--threads", $"{threads}", .. over?.Words ?? []];
        string reproduce = LedgerResult.Reproduce(plan, more);
        SwarmResult result = over?.Run(plan, threads, reproduce, folder.Path, Passed, interrupt.Token)
            ?? InProcess(plan, threads, reproduce, folder.Path, Passed);
        return Verdict.Show(folder, result, json, SimScreen.Figures(result));

        void Passed(int cycles)
        {
            screen.Progress(cycles * (long)LedgerPlan.CycleMs, plan.Cycles * (long)LedgerPlan.CycleMs);
            if (interrupt.Token.IsCancellationRequested)
            {
                throw new UserException($"stopped after {cycles} of {plan.Cycles} cycles; nothing can be told: {reproduce}",
                    UserException.Unknown);
            }
        }
    }

    private static SwarmResult InProcess(LedgerPlan plan, int threads, string reproduce, string folder, Action<int> passed)
    {
        Stopwatch clock = Stopwatch.StartNew();
        LedgerWorld world = new(plan, threads);
        world.Run(passed);
        return LedgerResult.Of(plan, world.Trace, reproduce, folder, clock.Elapsed.TotalSeconds, world.ThreadCount);
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is OptionResult { Implicit: false };
}
