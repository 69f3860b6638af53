using System;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Sim;

using Spectre.Console;

namespace LVS.Cli;

/// <summary>What a person sees while virtual time runs: a progress bar on a terminal, plain lines elsewhere.</summary>
internal sealed class SimScreen
{
    private const int LineCount = 20;

    private readonly TextWriter output;
    private readonly bool isTerminal;
    private long shown = -1;

    private SimScreen(TextWriter output, bool isTerminal)
    {
        this.output = output;
        this.isTerminal = isTerminal;
    }

    /// <summary>
    /// The screen for where the output goes. Progress goes to standard error, so that the verdict is the first line of standard output.
    /// </summary>
    public static SimScreen For(bool json) => new(Console.Error, !json && !Console.IsOutputRedirected);

    /// <summary>Shows how much virtual time has passed.</summary>
    public void Progress(long ms, long ofMs)
    {
        long step = ms * LineCount / Math.Max(1, ofMs);
        if (step != shown)
        {
            shown = step;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ms / 1000.0,12:0.0} of {ofMs / 1000.0:0.0} virtual seconds"));
        }
    }

    /// <summary>Runs many seeds under this screen.</summary>
    public SwarmResult ShowSeeds(long count, Func<Action<SimOutcome>, SwarmResult> run)
    {
        long done = 0;
        long failed = 0;
        if (!isTerminal)
        {
            return run(outcome =>
            {
                done++;
                failed += outcome.IsAsExpected ? 0 : 1;
                if (!outcome.IsAsExpected)
                {
                    output.WriteLine(
                        string.Create(CultureInfo.InvariantCulture, $"seed {outcome.Seed} FAILS: {string.Join(", ", outcome.Unexpected)}"));
                }

                if (done == count || done * LineCount / count != (done - 1) * LineCount / count)
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done,8:N0} of {count:N0} seeds, {failed:N0} failed"));
                }
            });
        }

        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask("seeds", maxValue: count);
                return run(outcome =>
                {
                    failed += outcome.IsAsExpected ? 0 : 1;
                    bar.Description = failed == 0 ? "seeds" : $"seeds, [red]{failed} failed[/]";
                    bar.Increment(1);
                });
            });
    }

    /// <summary>Every invariant, and the figures that people look at first.</summary>
    public static string[] Figures(SwarmResult result)
    {
        string measured = string.Create(CultureInfo.InvariantCulture,
            $"entropy {result.EntropyStart:g4} -> {result.EntropyEnd:g4} nats, spread {result.SpreadUvu:N0} uVU, {result.FramesSent:N0} "
                + $"frames, ")
            + string.Create(CultureInfo.InvariantCulture, $"{result.SecondsPerCycle:g3} s a cycle, trace hash {result.TraceHash}");
        bool expected = result.Sim is SimFigures { AsExpected: true } && result.Verdict == "broken";
        return
        [
            .. result.Invariants.Select(i => $"{i.Holds switch { true => "+", false => "-", null => "?" }} {i.Name}: {i.Detail}"),
            measured,
            .. result.Sim?.Overlay is OverlayFigures overlay ? [Graph(overlay)] : Array.Empty<string>(),
            .. expected ? ["every break is one that the scenario names"] : Array.Empty<string>(),
        ];
    }

    private static string Graph(OverlayFigures overlay) => string.Create(CultureInfo.InvariantCulture,
        $"overlay: {overlay.Edges:0.0} edges a node, pieces {overlay.Components}, diameter {overlay.Diameter}, mean distance ")
        + string.Create(CultureInfo.InvariantCulture, $"{overlay.MeanDistance:0.0}; on it the spread can shrink to ")
        + string.Create(CultureInfo.InvariantCulture, $"{overlay.Contraction:0.000} of itself in a cycle");
}
