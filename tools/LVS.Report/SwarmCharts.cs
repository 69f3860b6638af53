using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>The charts of a run: each a figure with its heading, its drawing and a line of explanation. Pure.</summary>
public static class SwarmCharts
{
    /// <summary>Lines of the float chart at most.</summary>
    public const int FloatLinesMax = 64;

    /// <summary>Points of the float chart at most, over all its lines: about 160 kB.</summary>
    public const int FloatPointsMax = 8_000;

    /// <summary>Samples of the other charts at most.</summary>
    public const int SamplesMax = 400;

    /// <summary>Intervals over which frames are counted, at most.</summary>
    public const int FrameIntervalsMax = 30;

    private const double UvuPerVu = 1e6;

    /// <summary>Every node's float over time.</summary>
    public static string Floats(SwarmResult result)
    {
        IReadOnlyList<int> shown = Shown.Nodes(result.NodeRows, FloatLinesMax);
        IReadOnlyList<Sample> samples = Thin(result, int.Min(SamplesMax, FloatPointsMax / int.Max(1, shown.Count)));
        LineChart chart = new()
        {
            Id = "floats",
            Title = "Float of every node over time",
            Description = FloatsDescription(result),
            Unit = "VU",
            Times = [.. samples.Select(sample => sample.Seconds)],
            Lines = [.. shown.Select(index => FloatLine(result.NodeRows[index], index, samples)).OrderBy(line => Layer(line.Look))],
            Width = 544,
            Height = 440,
        };
        List<string> keys = [Key("line node", "in-process")];
        if (result.NodeRows.Any(node => Shown.IsFirmware(node) && !Shown.IsLost(node)))
        {
            keys.Add(Key("line firmware", "firmware, in its own process"));
        }

        if (result.NodeRows.Any(Shown.IsLost))
        {
            keys.Add(Key("line lost", "lost; × where last known"));
        }

        return Figure("Value drifts to equilibrium", chart, keys, Notes(result, samples, Shown.NodesNote(result.NodeRows, FloatLinesMax)));
    }

    /// <summary>Entropy over time.</summary>
    public static string Entropy(SwarmResult result)
    {
        IReadOnlyList<Sample> samples = Thin(result, SamplesMax);
        LineChart chart = new()
        {
            Id = "entropy",
            Title = "Entropy over time",
            Description = $"Entropy D goes from {Html.Figure(result.EntropyStart)} to {Html.Figure(result.EntropyEnd)} nats.",
            Unit = "nats",
            IsLog = true,
            Times = [.. samples.Select(sample => sample.Seconds)],
            Lines = [new ChartLine("entropy", "line a", [.. samples.Select(sample => (double?)sample.Entropy)])],
        };
        return Figure("Entropy", chart, [], Notes(result, samples, "Zero means perfect equilibrium."));
    }

    /// <summary>Spread over time.</summary>
    public static string Spread(SwarmResult result)
    {
        IReadOnlyList<Sample> samples = Thin(result, SamplesMax);
        LineChart chart = new()
        {
            Id = "spread",
            Title = "Spread over time",
            Description = $"Largest less smallest float; {Html.Number(result.SpreadUvu)} uVU at the end of the run.",
            Unit = "uVU",
            IsLog = true,
            Times = [.. samples.Select(sample => sample.Seconds)],
            Lines = [new ChartLine("spread", "line a", [.. samples.Select(sample => (double?)sample.SpreadUvu)])],
        };
        return Figure("Spread", chart, [], Notes(result, samples, "Largest less smallest float. 1 VU = 1,000,000 uVU."));
    }

    /// <summary>Frames per second over time.</summary>
    public static string Frames(SwarmResult result)
    {
        IReadOnlyList<Sample> samples = Thin(result, FrameIntervalsMax + 1);
        List<ChartLine> lines =
        [
            new("received", "line b", Rates(samples, sample => sample.FramesReceived)),
            new("sent", "line a", Rates(samples, sample => sample.FramesSent)),
        ];
        List<string> keys = [Key("line b", "received"), Key("line a", "sent")];
        if (samples.Any(sample => sample.FramesLost > 0))
        {
            lines.Add(new("lost", "line c", Rates(samples, sample => sample.FramesLost)));
            keys.Add(Key("line c", "lost on purpose"));
        }

        LineChart chart = new()
        {
            Id = "frames",
            Title = "Frames per second over time",
            Description = $"In all {Html.Number(result.FramesSent)} frames sent, {Html.Number(result.FramesReceived)} received and "
                + $"{Html.Number(result.FramesLost)} lost on purpose.",
            Unit = "frames per second",
            IsLog = true,
            Times = [.. samples.Skip(1).Select(sample => sample.Seconds)],
            Lines = lines,
        };
        return Figure("Frames", chart, keys, chart.Values.Clamped ? ZeroNote : "");
    }

    private const string ZeroNote = "A log scale has no zero: zero is drawn on the bottom line.";

    private static string Figure(string heading, LineChart chart, IEnumerable<string> keys, string note)
    {
        string legend = string.Concat(keys);
        string clamp = chart.Values.Clamped && note != ZeroNote ? " " + ZeroNote : "";
        StringBuilder figure = new();
        figure.Append($"<figure><h2>{Html.Text(heading)}</h2>\n<div class=\"plot\">{chart.ToSvg()}</div>\n");
        figure.Append("<figcaption>");
        figure.Append(legend.Length > 0 ? $"<ul class=\"keys\">{legend}</ul>" : "");
        figure.Append($"{Html.Text(note + clamp)}</figcaption></figure>\n");
        return figure.ToString();
    }

    private static string Key(string look, string name)
    {
        string swatch = $"<svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\"><path class=\"{look}\" d=\"M1 5H27\"/></svg>";
        return $"<li>{swatch}{Html.Text(name)}</li>";
    }

    private static ChartLine FloatLine(NodeRow node, int index, IReadOnlyList<Sample> samples)
    {
        bool lost = Shown.IsLost(node);
        string look = lost ? "line lost" : Shown.IsFirmware(node) ? "line firmware" : "line node";
        List<double?> values = [.. samples.Select(sample => index < sample.FloatsUvu.Count ? sample.FloatsUvu[index] / UvuPerVu : null)];
        string name = lost ? $"{node.Name} ({node.State})" : node.Name;
        return new ChartLine(name, look, values, Crossed: lost);
    }

    private static int Layer(string look)
    {
        return look switch
        {
            "line node" => 0,
            "line lost" => 1,
            _ => 2,
        };
    }

    private static string FloatsDescription(SwarmResult result)
    {
        List<long> ends = [.. result.NodeRows.Where(node => node.FloatEndUvu is not null).Select(node => node.FloatEndUvu!.Value)];
        if (ends.Count == 0)
        {
            return "No float is known at the end.";
        }

        return $"Floats start between {Html.Vu(result.NodeRows.Min(node => node.FloatStartUvu))} and "
            + $"{Html.Vu(result.NodeRows.Max(node => node.FloatStartUvu))} VU and end between "
            + $"{Html.Vu(ends.Min())} and {Html.Vu(ends.Max())} VU.";
    }

    private static List<double?> Rates(IReadOnlyList<Sample> samples, Func<Sample, long> count)
    {
        List<double?> rates = [];
        for (int index = 1; index < samples.Count; index++)
        {
            double seconds = samples[index].Seconds - samples[index - 1].Seconds;
            rates.Add(seconds > 0 ? (count(samples[index]) - count(samples[index - 1])) / seconds : null);
        }

        return rates;
    }

    private static List<Sample> Thin(SwarmResult result, int countMax)
    {
        return [.. Shown.Evenly(result.Samples.Count, countMax).Select(index => result.Samples[index])];
    }

    private static string Notes(SwarmResult result, IReadOnlyList<Sample> shown, string note)
    {
        string thinned = shown.Count < result.Samples.Count
            ? $"Draws {Html.Number(shown.Count)} of {Html.Number(result.Samples.Count)} samples." : "";
        return string.Join(' ', new[] { note, thinned }.Where(part => part.Length > 0));
    }
}
