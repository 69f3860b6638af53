using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>
/// The charts that only a simulated run has: heat map, byte budget, guard interventions, faults. Pure; empty for other runs.
/// </summary>
public static class SimCharts
{
    private const int HeatRowsMax = 64;
    private const int HeatColumnsMax = 120;
    private const double HeatDecades = 8;
    private const double HeatWidth = 1160;
    private const double HeatLeft = 84;
    private const double HeatFoot = 48;
    private const double CalmLabelHalf = 70;
    private const string AtMean = "fill=\"var(--green)\" fill-opacity=\"0.35\"";
    private const int GuardRowsMax = 300;
    private const int FaultRowsMax = 300;

    /// <summary>All of them.</summary>
    public static string Write(SwarmResult result)
    {
        if (result.Sim is not SimFigures sim)
        {
            return "";
        }

        StringBuilder page = new();
        page.Append("<section>\n").Append(Heat(result, sim)).Append("</section>\n");
        page.Append(PowerCharts.Write(result));
        page.Append(FragmentCharts.Write(result));
        page.Append("<div class=\"row\">\n").Append(Budget(result, sim)).Append("</div>\n");
        page.Append(Fold(
            $"VaultGuard interventions ({Html.Number(result.GuardInterventions)}, of which {Html.Number(sim.Guard.Count)} held value "
                + "back)", Guard(result, sim)));
        page.Append(Fold($"What went wrong on purpose ({Html.Number(sim.Faults.Count)})", Faults(result, sim)));
        return page.ToString();
    }

    /// <summary>
    /// Heat map of node by time: blue below the mean float at that time, amber above, green at the mean, blank without power.
    /// </summary>
    private static string Heat(SwarmResult result, SimFigures sim)
    {
        List<Sample> samples = [.. result.Samples.Where(sample => sample.FloatsUvu.Count > 0)];
        if (samples.Count == 0)
        {
            return "";
        }

        List<Sample> columns = [.. Shown.Evenly(samples.Count, HeatColumnsMax).Select(at => samples[at])];
        IReadOnlyList<int> rows = Shown.Evenly(samples[0].FloatsUvu.Count, HeatRowsMax);
        double cell = rows.Count > 32 ? 8 : 20;
        double height = (rows.Count * cell) + HeatFoot;
        double width = (HeatWidth - HeatLeft) / columns.Count;
        StringBuilder svg = new();
        svg.Append("<figure><h2>Node by time</h2>\n");
        svg.Append("<div class=\"plot heat\" role=\"region\" aria-label=\"Node by time\" tabindex=\"0\">");
        svg.Append("<svg class=\"chart\" role=\"img\" aria-labelledby=\"heat-t\" ");
        svg.Append($"viewBox=\"0 0 {Html.Point(HeatWidth)} {Html.Point(height)}\"><title id=\"heat-t\">Float of every node over "
            + "time</title>\n");
        for (int row = 0; row < rows.Count; row++)
        {
            string y = Html.Point(row * cell);
            if (row % (rows.Count > 32 ? 4 : 1) == 0)
            {
                svg.Append($"<text class=\"tick up\" x=\"{Html.Point(HeatLeft - 6)}\" y=\"{Html.Point((row * cell) + (cell / 2))}\">");
                svg.Append($"{Html.Text(rows[row] < result.NodeRows.Count ? result.NodeRows[rows[row]].Name : "")}</text>");
            }

            for (int column = 0; column < columns.Count; column++)
            {
                svg.Append($"<path d=\"M{Html.Point(HeatLeft + (column * width))} "
                    + $"{y}h{Html.Point(width + 0.3)}v{Html.Point(cell)}h-{Html.Point(width + 0.3)}z\" ");
                svg.Append($"{Look(columns[column], rows[row])}/>");
            }

            svg.Append('\n');
        }

        svg.Append(Foot(TimeScale.For(result.Seconds), columns, sim, height));
        svg.Append("</svg></div>\n<figcaption><ul class=\"keys\">");
        svg.Append(Key("fill=\"var(--blue)\"", "poorer than the mean of the moment")).Append(Key("fill=\"var(--amber)\"", "richer"));
        svg.Append(Key(AtMean, "at the mean, to the micro-VU"));
        svg.Append(Key("fill=\"none\" stroke=\"var(--soft)\"", "without power or not yet born"));
        svg.Append("</ul>The fainter, the nearer: each step of shade is ten times as near.");
        svg.Append(rows.Count < samples[0].FloatsUvu.Count
            ? $" Shows {Html.Number(rows.Count)} of {Html.Number(samples[0].FloatsUvu.Count)} nodes." : "");
        return svg.Append("</figcaption></figure>\n").ToString();
    }

    /// <summary>The axis of time, with the moment from which nothing goes wrong any more.</summary>
    private static string Foot(TimeScale scale, List<Sample> columns, SimFigures sim, double height)
    {
        StringBuilder foot = new();
        double end = columns[^1].Seconds;
        Axis time = Axis.Snug([0, scale.Of(end)]);
        string floor = Html.Point(height - HeatFoot);
        foreach (Axis.Tick tick in time.Ticks)
        {
            string x = Html.Point(HeatLeft + ((HeatWidth - HeatLeft) * time.Place(tick.Value)));
            foot.Append($"<path class=\"axis\" d=\"M{x} {floor}v5\"/>");
            foot.Append($"<text class=\"tick\" x=\"{x}\" y=\"{Html.Point(height - 26)}\">{tick.Label}</text>\n");
        }

        string y = Html.Point(height - 4);
        foot.Append($"<text class=\"unit end\" x=\"{Html.Point(HeatWidth)}\" y=\"{y}\">time, {Html.Text(scale.Unit)}</text>\n");
        if (sim.StormSeconds > 0 && end > 0)
        {
            double at = double.Min(HeatWidth, HeatLeft + ((HeatWidth - HeatLeft) * sim.StormSeconds / end));
            double label = double.Clamp(at, HeatLeft + CalmLabelHalf, HeatWidth - (2 * CalmLabelHalf));
            foot.Append($"<path class=\"axis\" d=\"M{Html.Point(at)} 0V{floor}\"/>");
            foot.Append($"<text class=\"tick\" x=\"{Html.Point(label)}\" y=\"{y}\">calm from here</text>\n");
        }

        return foot.ToString();
    }

    private static string Key(string look, string name) =>
        $"<li><svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\"><path {look} d=\"M1 0H27V10H1z\"/></svg>{Html.Text(name)}</li>";

    private static string Look(Sample sample, int node)
    {
        if (node >= sample.FloatsUvu.Count || sample.FloatsUvu[node] is not long value)
        {
            return "fill=\"none\"";
        }

        double mean = double.Max(1, sample.FloatsUvu.Average(known => known) ?? 1);
        if (double.Abs(value - mean) <= 1)
        {
            // Equilibrium has a colour of its own, so that a node that falls out of it is visible.
            return AtMean;
        }

        double off = (value - mean) / mean;
        string colour = off < 0 ? "var(--blue)" : "var(--amber)";

        // A scale of decades, so that the millionths that remain after equilibrium are visible too.
        double shade = double.Clamp(1 + (double.Log10(double.Abs(off)) / HeatDecades), 0, 1);
        return $"fill=\"{colour}\" fill-opacity=\"{(0.05 + (0.95 * shade)).ToString("0.##", CultureInfo.InvariantCulture)}\"";
    }

    private static string Budget(SwarmResult result, SimFigures sim)
    {
        TimeScale scale = TimeScale.For(result.Seconds);
        List<BudgetRow> rows = [.. Shown.Evenly(sim.Bytes.Count, 120).Select(at => sim.Bytes[at])];
        LineChart bytes =
            Chart("budget", "Bytes a node puts on the air in a second", "bytes per second and node", "bytes", row =>
            row.BytesPerNodeSecond);
        LineChart frames =
            Chart("budget-frames", "Frames all nodes put on the air", "frames per interval", "frames", row => row.FramesSent);
        string sums =
            $"{Html.Number(sim.Bytes.Sum(row => row.FramesSent))} frames and {Html.Bytes(sim.Bytes.Sum(row => row.BytesSent))} in all.";
        return ChartFigure.Write("Byte budget", bytes, "Bytes on the air a node and second. " + sums)
            + ChartFigure.Write("Message budget", frames, "Frames sent between two samples.");

        LineChart Chart(string id, string title, string unit, string line, Func<BudgetRow, double> value) => new()
        {
            Id = id,
            Title = title,
            Description = title + " over time.",
            Unit = unit,
            IsLog = true,
            Times = [.. rows.Select(row => scale.Of(row.Seconds))],
            TimeUnit = scale.Unit,
            Marks = SwarmCharts.Marks(result),
            Lines = [new ChartLine(line, "line a", [.. rows.Select(row => (double?)value(row))])],
        };
    }

    private static string Guard(SwarmResult result, SimFigures sim)
    {
        TimeScale scale = TimeScale.For(result.Seconds);
        StringBuilder rows = new();
        foreach (int at in Shown.Evenly(sim.Guard.Count, GuardRowsMax))
        {
            GuardRow row = sim.Guard[at];
            rows.Append($"<tr><th scope=\"row\" class=\"num\">{Html.Figure(scale.Of(row.Seconds))}</th><td>{Html.Text(row.Node)}</td>");
            rows.Append($"<td><code>{Html.Text(row.Peer)}</code></td><td class=\"num\">{Html.Vu(row.HeldBackUvu)}</td></tr>\n");
        }

        return Table("VaultGuard interventions", [$"Time, {scale.Unit}", "Node", "Peer", "Held back, VU"], rows, sim.Guard.Count,
            GuardRowsMax);
    }

    private static string Faults(SwarmResult result, SimFigures sim)
    {
        TimeScale scale = TimeScale.For(result.Seconds);
        StringBuilder rows = new();
        foreach (int at in Shown.Evenly(sim.Faults.Count, FaultRowsMax))
        {
            FaultRow row = sim.Faults[at];
            rows.Append("<tr><th scope=\"row\" "
                + $"class=\"num\">{Html.Figure(scale.Of(row.Seconds))}</th><td>{Html.Text(row.What)}</td></tr>\n");
        }

        return Table("Faults of the plan", [$"Time, {scale.Unit}", "What"], rows, sim.Faults.Count, FaultRowsMax);
    }

    private static string Table(string caption, string[] columns, StringBuilder rows, int count, int shown)
    {
        string note = count > shown
            ? $"<p class=\"note\">Shows {Html.Number(shown)} of {Html.Number(count)}; result.json has them all.</p>\n" : "";
        return ReportTables.Plain(caption, columns, rows) + note;
    }

    private static string Fold(string name, string content) => $"<details><summary>{Html.Text(name)}</summary>\n{content}</details>\n";
}
