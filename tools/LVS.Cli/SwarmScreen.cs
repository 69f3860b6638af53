using System;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Live;

using Spectre.Console;

namespace LVS.Cli;

/// <summary>What a person sees while a live swarm runs: a live table on a terminal, plain lines elsewhere.</summary>
internal abstract class SwarmScreen
{
    /// <summary>The screen that fits where the output goes.</summary>
    public static SwarmScreen For(bool json)
    {
        if (json)
        {
            return new Lines(Console.Error);
        }

        return Console.IsOutputRedirected ? new Lines(Console.Out) : new Table();
    }

    /// <summary>Runs the swarm under this screen.</summary>
    public abstract SwarmResult Show(SwarmOptions options, Func<Action<Sample>, SwarmResult> run);

    /// <summary>The figures that people look at first.</summary>
    public static string Figures(SwarmResult result) => string.Create(CultureInfo.InvariantCulture,
        $"entropy {result.EntropyStart:g4} -> {result.EntropyEnd:g4} nats, spread {result.SpreadUvu:N0} uVU, {result.FramesSent:N0} frames of at most ")
        + string.Create(CultureInfo.InvariantCulture, $"{result.FrameBytesMax} bytes, {result.AllocatedBytesPerTick} bytes allocated per tick");

    private static string Line(Sample s, int nodes) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Seconds,6:0.0} s  nodes {s.NodesHeard}/{nodes}  entropy {s.Entropy,10:g4}  spread {s.SpreadUvu / 1e6,12:N6} VU  ")
        + string.Create(CultureInfo.InvariantCulture, $"frames {s.FramesSent,7:N0} sent {s.FramesReceived,8:N0} received {s.FramesLost,7:N0} lost");

    private sealed class Lines(TextWriter output) : SwarmScreen
    {
        public override SwarmResult Show(SwarmOptions options, Func<Action<Sample>, SwarmResult> run)
        {
            double next = 0;
            return run(sample =>
            {
                if (sample.Seconds >= next)
                {
                    next = Math.Floor(sample.Seconds) + 1;
                    output.WriteLine(Line(sample, options.Nodes));
                }
            });
        }
    }

    private sealed class Table : SwarmScreen
    {
        private const int BarWidth = 40;
        private const int RowsMax = 24;

        public override SwarmResult Show(SwarmOptions options, Func<Action<Sample>, SwarmResult> run)
        {
            SwarmResult? result = null;
            AnsiConsole.Live(new Text($"starting {options.Nodes} nodes, {options.FirmwareNodes} of them firmware processes ..."))
                .Start(live => result = run(sample => live.UpdateTarget(Draw(sample, options))));
            return result!;
        }

        private static Rows Draw(Sample sample, SwarmOptions options)
        {
            Grid figures = new Grid().AddColumns(6);
            figures.AddRow("[grey]time[/]", "[grey]nodes[/]", "[grey]entropy[/]", "[grey]spread[/]", "[grey]frames sent / received[/]", "[grey]lost[/]");
            figures.AddRow(
                F($"{sample.Seconds:0.0} s"),
                $"{sample.NodesHeard}/{options.Nodes}",
                F($"[bold]{sample.Entropy:g4}[/]"),
                F($"[bold]{sample.SpreadUvu / 1e6:N6}[/] VU"),
                F($"{sample.FramesSent:N0} / {sample.FramesReceived:N0}"),
                F($"{sample.FramesLost:N0}"));
            double most = Math.Max(1, sample.FloatsUvu.Max(f => f ?? 0));
            Grid bars = new Grid().AddColumns(3);
            for (int i = 0; i < Math.Min(RowsMax, sample.FloatsUvu.Count); i++)
            {
                long value = sample.FloatsUvu[i] ?? 0;
                string name = i < options.FirmwareNodes ? $"[blue]firmware-{i + 1}[/]" : F($"node-{i - options.FirmwareNodes + 1:00}");
                bars.AddRow(name, new string('█', (int)Math.Clamp(value / most * BarWidth, 0, BarWidth)).PadRight(BarWidth), F($"{value / 1e6,12:N6} VU"));
            }

            if (sample.FloatsUvu.Count > RowsMax)
            {
                bars.AddRow("", $"[grey]and {sample.FloatsUvu.Count - RowsMax} more[/]", "");
            }

            return new Rows(figures, new Text(""), bars, new Text(""), new Markup("[grey]Ctrl-C ends the drift and counts the swarm[/]"));
        }

        private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
