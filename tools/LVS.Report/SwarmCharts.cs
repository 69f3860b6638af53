using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Harness;

namespace LVS.Report;

/// <summary>The charts of a run: each a figure with its heading, its drawing and a line of explanation. Pure.</summary>
public static class SwarmCharts
{
    /// <summary>Most lines of the float chart.</summary>
    public const int FloatLinesMax = 64;

    /// <summary>Most points of the float chart over all its lines: about 160 kB.</summary>
    public const int FloatPointsMax = 8_000;

    /// <summary>Most samples of the other charts.</summary>
    public const int SamplesMax = 400;

    /// <summary>Intervals over which frames are counted, at most.</summary>
    public const int FrameIntervalsMax = 30;

    /// <summary>Most faults marked on a chart.</summary>
    public const int MarksMax = 120;

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
            Times = Times(result, samples),
            TimeUnit = TimeScale.For(result.Seconds).Unit,
            Marks = Marks(result),
            Lines = [.. shown.Select(index => FloatLine(result.NodeRows[index], index, samples)).OrderBy(line => Layer(line.Look))],
            Width = 544,
            Height = 440,
        };
        List<string> keys = [ChartFigure.Key("line node", result.Sim == null ? "in-process" : "node")];
        if (result.NodeRows.Any(node => Shown.IsFirmware(node) && !Shown.IsLost(node)))
        {
            keys.Add(ChartFigure.Key("line firmware", "firmware, in its own process"));
        }

        if (result.NodeRows.Any(Shown.IsLost))
        {
            keys.Add(ChartFigure.Key("line lost", "lost; × where last known"));
        }

        return ChartFigure.Write("Value drifts to equilibrium", chart,
            Notes(result, samples, Shown.NodesNote(result.NodeRows, FloatLinesMax)), keys);
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
            Times = Times(result, samples),
            TimeUnit = TimeScale.For(result.Seconds).Unit,
            Marks = Marks(result),
            Lines = [new ChartLine("entropy", "line a", Known(samples, sample => sample.Entropy))],
        };
        return ChartFigure.Write("Entropy", chart, Notes(result, samples, "Zero means perfect equilibrium."));
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
            Times = Times(result, samples),
            TimeUnit = TimeScale.For(result.Seconds).Unit,
            Marks = Marks(result),
            Lines = [new ChartLine("spread", "line a", Known(samples, sample => sample.SpreadUvu))],
        };
        return ChartFigure.Write("Spread", chart, Notes(result, samples, "Largest less smallest float. 1 VU = 1,000,000 uVU."));
    }

    /// <summary>Frames per second over time; diffs where ledgers alone pass no frames.</summary>
    public static string Frames(SwarmResult result)
    {
        IReadOnlyList<Sample> samples = Thin(result, FrameIntervalsMax + 1);
        List<ChartLine> lines =
        [
            new("received", "line b", Rates(samples, sample => sample.FramesReceived)),
            new("sent", "line a", Rates(samples, sample => sample.FramesSent)),
        ];
        if (samples.Any(sample => sample.FramesLost > 0))
        {
            lines.Add(new(Shown.LostBy(result), "line c", Rates(samples, sample => sample.FramesLost)));
        }

        string what = Shown.IsOfLedgers(result) ? "diffs" : "frames";
        string title = Shown.IsOfLedgers(result) ? "Diffs" : "Frames";
        LineChart chart = new()
        {
            Id = "frames",
            Title = $"{title} per second over time",
            Description = $"In all {Html.Number(result.FramesSent)} {what} sent, {Html.Number(result.FramesReceived)} received and "
                + $"{Html.Number(result.FramesLost)} {Shown.LostBy(result)}.",
            Unit = $"{what} per second",
            IsLog = true,
            Times = Times(result, samples),
            TimeUnit = TimeScale.For(result.Seconds).Unit,
            Marks = Marks(result),
            Lines = lines,
        };
        return ChartFigure.Write(title, chart, "");
    }

    /// <summary>Time spans in which something was made to go wrong. Overlapping faults are merged.</summary>
    public static IReadOnlyList<ChartMark> Marks(SwarmResult result)
    {
        TimeScale scale = TimeScale.For(result.Seconds);
        List<ChartMark> marks = [];
        IEnumerable<(double At, double For)> faults = (result.Sim?.Faults ?? []).Select(fault => (fault.Seconds, fault.ForSeconds))
            .Concat((result.DeedSeconds ?? []).Select(at => (at, 0.0)));
        foreach ((double at, double forSeconds) in faults.OrderBy(fault => fault.At))
        {
            ChartMark mark = new(scale.Of(at), scale.Of(double.Min(result.Seconds, at + forSeconds)));
            if (marks.Count > 0 && mark.From <= marks[^1].To)
            {
                marks[^1] = marks[^1] with { To = double.Max(marks[^1].To, mark.To) };
            }
            else
            {
                marks.Add(mark);
            }
        }

        return [.. Shown.Evenly(marks.Count, MarksMax).Select(at => marks[at])];
    }

    private static List<double> Times(SwarmResult result, IEnumerable<Sample> samples)
    {
        TimeScale scale = TimeScale.For(result.Seconds);
        return [.. samples.Select(sample => scale.Of(sample.Seconds))];
    }

    /// <summary>A figure of the whole swarm. It is unknown, which is not zero, until two nodes are heard.</summary>
    private static List<double?> Known(IEnumerable<Sample> samples, Func<Sample, double> figure) =>
        [.. samples.Select(sample => sample.NodesHeard > 1 ? figure(sample) : (double?)null)];

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
        // Nothing is known of the time before the first sample. Its place keeps the axis of time that of the other charts.
        List<double?> rates = [.. samples.Take(1).Select(_ => (double?)null)];
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
