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

/// <summary><c>lvs sim --model ledger</c>: ledgers alone, a million of them.</summary>
internal static class SimLedger
{
    private const string Whole = "whole";
    private const string Ledger = "ledger";
    private const int ThreadsUsual = 1;

    public static Option<string> Model()
    {
        Option<string> model = new("--model")
        {
            Description = $"{Whole}: nodes with every byte of their frames; {Ledger}: their ledgers alone, a diff passed as columns.",
            DefaultValueFactory = _ => Whole,
        };
        model.AcceptOnlyFromAmong(Whole, Ledger);
        return model;
    }

    /// <summary>Whether ledgers alone are asked for.</summary>
    public static bool IsAsked(ParseResult parsed, Option<string> model) => parsed.GetValue(model) == Ledger;

    /// <summary>Refuses what ledgers alone have not.</summary>
    /// <exception cref="UserException">One of the options is given.</exception>
    public static void Refuse(ParseResult parsed, IEnumerable<Option> options)
    {
        Option? given = options.FirstOrDefault(option => parsed.GetResult(option) is OptionResult { Implicit: false });
        if (given != null)
        {
            throw new UserException(
                $"{given.Name} is for whole nodes; ledgers alone have --nodes, --cycles, --loss, --seed and --threads.");
        }
    }

    /// <summary>Runs.</summary>
    public static int Run(ParseResult parsed, Option<int?> nodes, Option<long?> cycles, Option<int?> loss, Option<long> seed,
        Option<int?> threads, Option<string?> folderName, Option<bool> isJson)
    {
        LedgerPlan plan = new(
            parsed.GetValue(nodes) ?? LedgerPlan.NodesUsual,
            (int)Math.Min(int.MaxValue, parsed.GetValue(cycles) ?? LedgerPlan.CyclesUsual),
            parsed.GetValue(loss) ?? 0,
            parsed.GetValue(seed));
        if (plan.Nodes < LedgerPlan.NodesMin)
        {
            throw new UserException($"--nodes is {plan.Nodes}; ledgers alone are {LedgerPlan.NodesMin} or more.");
        }

        int threadCount = parsed.GetValue(threads) ?? ThreadsUsual;
        bool json = parsed.GetValue(isJson);
        SimScreen screen = SimScreen.For(json);
        using RunFolder folder = RunFolder.Create("sim", parsed.GetValue(folderName));
        using Interrupt interrupt = new(endMsMax: 30_000);
        Stopwatch clock = Stopwatch.StartNew();
        LedgerWorld world = new(plan, threadCount);
        string reproduce = LedgerResult.Reproduce(plan, "--threads", $"{threadCount}");
        world.Run(passed =>
        {
            screen.Progress(passed * (long)LedgerPlan.CycleMs, plan.Cycles * (long)LedgerPlan.CycleMs);
            if (interrupt.Token.IsCancellationRequested)
            {
                throw new UserException($"stopped after {passed} of {plan.Cycles} cycles; nothing can be told: {reproduce}",
                    UserException.Unknown);
            }
        });
        SwarmResult result =
            LedgerResult.Of(plan, world.Trace, reproduce, folder.Path, clock.Elapsed.TotalSeconds, world.ThreadCount);
        int exitCode = Verdict.Show(result, json, SimScreen.Figures(result));
        folder.Write(result);
        return exitCode;
    }
}
