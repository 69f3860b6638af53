using System;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Live;

using Spectre.Console;
using Spectre.Console.Rendering;

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
        $"entropy {result.EntropyStart:g4} -> {result.EntropyEnd:g4} nats, spread {result.SpreadUvu:N0} uVU, {result.FramesSent:N0} "
            + $"frames of at most ")
        + string.Create(CultureInfo.InvariantCulture,
            $"{result.FrameBytesMax} bytes, {result.AllocatedBytesPerTick} bytes allocated per tick");

    private static string Line(Sample s, int nodes) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Seconds,6:0.0} s  nodes {s.NodesHeard}/{nodes}  entropy {s.Entropy,10:g4}  spread {s.SpreadUvu / 1e6,12:N6} VU  ")
        + string.Create(CultureInfo.InvariantCulture,
            $"frames {s.FramesSent,7:N0} sent {s.FramesReceived,8:N0} received {s.FramesLost,7:N0} lost");

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
        private const int BarWidthMax = 40;

        /// <summary>Columns of a row beside its bar: name, value and the gaps between them.</summary>
        private const int BesideBar = 32;

        /// <summary>Lines beside the rows: figures, blanks, the hint, and one for the prompt.</summary>
        private const int BesideRows = 9;

        public override SwarmResult Show(SwarmOptions options, Func<Action<Sample>, SwarmResult> run)
        {
            SwarmResult? result = null;
            AnsiConsole.Live(new Text($"starting {options.Nodes} nodes, {options.FirmwareNodes} of them firmware processes ..."))
                .Overflow(VerticalOverflow.Crop)
                .Cropping(VerticalOverflowCropping.Bottom)
                .Start(live =>
                    result = run(sample =>
                    live.UpdateTarget(Draw(sample, options, AnsiConsole.Profile.Width, AnsiConsole.Profile.Height))));
            return result!;
        }

        private static Rows Draw(Sample sample, SwarmOptions options, int width, int height)
        {
            int barWidth = Math.Clamp(width - BesideBar, 0, BarWidthMax);
            int rows = Math.Min(sample.FloatsUvu.Count, Math.Max(1, height - BesideRows));
            double most = Math.Max(1, sample.FloatsUvu.Max(f => f ?? 0));
            Grid bars = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap())
                .AddColumn(new GridColumn().NoWrap().RightAligned());
            for (int i = 0; i < rows; i++)
            {
                long? value = sample.FloatsUvu[i];
                string name = i < options.FirmwareNodes ? $"[blue]firmware-{i + 1}[/]" : F($"node-{i - options.FirmwareNodes + 1:00}");
                bars.AddRow(name, new string('█', (int)Math.Clamp((value ?? 0) / most * barWidth, 0, barWidth))
                    .PadRight(barWidth), value == null ? "no power" : F($"{value / 1e6:N6} VU"));
            }

            string more = sample.FloatsUvu.Count > rows ? $"and {sample.FloatsUvu.Count - rows} more; " : "";
            return new Rows(Figures(sample, options, width), new Text(""), bars,
                new Markup($"[grey]{more}Ctrl-C ends the drift and counts the swarm[/]"));
        }

        /// <summary>The head: a table where the terminal is wide enough, else two lines.</summary>
        private static IRenderable Figures(Sample sample, SwarmOptions options, int width)
        {
            string[] names = ["time", "nodes", "entropy", "spread", "sent / received", "lost"];
            string[] values =
            [
                F($"{sample.Seconds:0.0} s"), $"{sample.NodesHeard}/{options.Nodes}", F($"{sample.Entropy:g4}"),
                    F($"{sample.SpreadUvu / 1e6:N6} VU"),
                F($"{sample.FramesSent:N0} / {sample.FramesReceived:N0}"), F($"{sample.FramesLost:N0}"),
            ];
            if (width < 90)
            {
                return new Rows(Line(0, 3), Line(3, 6));
            }

            Grid figures = new Grid().AddColumns(names.Length);
            figures.AddRow([.. names.Select(name => $"[grey]{name}[/]")]);
            figures.AddRow([.. values.Select(value => $"[bold]{value}[/]")]);
            return figures;

            Markup Line(int from, int to) =>
                new(string.Join("  ", Enumerable.Range(from, to - from).Select(i => $"[grey]{names[i]}[/] [bold]{values[i]}[/]")));
        }

        private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
