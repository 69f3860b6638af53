using System.Collections.Generic;
using System.Linq;
using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>The drawings that only a simulated run has: heat map, byte budget, guard interventions, faults. Pure; empty for other runs.</summary>
public static class SimCharts
{
    private const int HeatRowsMax = 64;
    private const int HeatColumnsMax = 120;
    private const double HeatWidth = 1160;
    private const double HeatLeft = 64;
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
        page.Append(PowerCharts.Write(sim.Power));
        page.Append(FragmentCharts.Write(sim.Fragments));
        page.Append("<div class=\"row\">\n").Append(Budget(sim)).Append("</div>\n");
        page.Append(Fold($"VaultGuard interventions ({Html.Number(sim.Guard.Count)})", Guard(sim)));
        page.Append(Fold($"What went wrong on purpose ({Html.Number(sim.Faults.Count)})", Faults(sim)));
        return page.ToString();
    }

    /// <summary>Node by time: blue below the mean float of the moment, amber above, grey without power.</summary>
    private static string Heat(SwarmResult result, SimFigures sim)
    {
        List<Sample> samples = [.. result.Samples.Where(sample => sample.FloatsUvu.Count > 0)];
        if (samples.Count == 0)
        {
            return "";
        }

        List<Sample> columns = [.. Shown.Evenly(samples.Count, HeatColumnsMax).Select(at => samples[at])];
        IReadOnlyList<int> rows = Shown.Evenly(samples[0].FloatsUvu.Count, HeatRowsMax);
        double cell = rows.Count > 32 ? 8 : 14;
        double height = (rows.Count * cell) + 28;
        double width = (HeatWidth - HeatLeft) / columns.Count;
        StringBuilder svg = new();
        svg.Append("<figure><h2>Node by time</h2>\n<div class=\"plot\"><svg class=\"chart\" role=\"img\" aria-labelledby=\"heat-t\" ");
        svg.Append($"viewBox=\"0 0 {Html.Point(HeatWidth)} {Html.Point(height)}\"><title id=\"heat-t\">Float of every node over time</title>\n");
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
                svg.Append($"<path d=\"M{Html.Point(HeatLeft + (column * width))} {y}h{Html.Point(width + 0.3)}v{Html.Point(cell)}h-{Html.Point(width + 0.3)}z\" ");
                svg.Append($"{Look(columns[column], rows[row])}/>");
            }

            svg.Append('\n');
        }

        svg.Append(Foot(columns, sim, height));
        svg.Append("</svg></div>\n<figcaption>Blue: poorer than the mean of the moment; amber: richer; empty: without power or not yet born.");
        svg.Append(rows.Count < samples[0].FloatsUvu.Count ? $" Shows {Html.Number(rows.Count)} of {Html.Number(samples[0].FloatsUvu.Count)} nodes." : "");
        return svg.Append("</figcaption></figure>\n").ToString();
    }

    private static string Foot(List<Sample> columns, SimFigures sim, double height)
    {
        double end = columns[^1].Seconds;
        string y = Html.Point(height - 6);
        string foot = $"<text class=\"tick\" x=\"{Html.Point(HeatLeft)}\" y=\"{y}\">0 s</text>"
            + $"<text class=\"unit end\" x=\"{Html.Point(HeatWidth)}\" y=\"{y}\">{Html.Seconds(end)} s</text>";
        if (sim.StormSeconds > 0 && end > 0)
        {
            string x = Html.Point(HeatLeft + ((HeatWidth - HeatLeft) * sim.StormSeconds / end));
            foot += $"<path class=\"axis\" d=\"M{x} 0V{Html.Point(height - 20)}\"/><text class=\"tick\" x=\"{x}\" y=\"{y}\">calm from here</text>";
        }

        return foot;
    }

    private static string Look(Sample sample, int node)
    {
        if (node >= sample.FloatsUvu.Count || sample.FloatsUvu[node] is not long value)
        {
            return "fill=\"none\"";
        }

        double mean = double.Max(1, sample.FloatsUvu.Average(known => (double)(known ?? 0)));
        double off = double.Clamp((value - mean) / mean, -1, 1);
        string colour = off < 0 ? "var(--blue)" : "var(--amber)";
        return $"fill=\"{colour}\" fill-opacity=\"{Html.Point(double.Max(0.1, double.Abs(off)))}\"";
    }

    private static string Budget(SimFigures sim)
    {
        List<BudgetRow> rows = [.. Shown.Evenly(sim.Bytes.Count, 120).Select(at => sim.Bytes[at])];
        LineChart chart = new()
        {
            Id = "budget",
            Title = "Bytes a node puts on the air in a second",
            Description = $"{Html.Number(sim.Bytes.Sum(row => row.FramesSent))} frames and {Html.Bytes(sim.Bytes.Sum(row => row.BytesSent))} in all.",
            Unit = "bytes per second and node",
            IsLog = true,
            Times = [.. rows.Select(row => row.Seconds)],
            Lines = [new ChartLine("bytes", "line a", [.. rows.Select(row => (double?)row.BytesPerNodeSecond)])],
        };
        LineChart frames = new()
        {
            Id = "budget-frames",
            Title = "Frames all nodes put on the air",
            Description = "Frames sent per interval of the samples.",
            Unit = "frames per interval",
            IsLog = true,
            Times = [.. rows.Select(row => row.Seconds)],
            Lines = [new ChartLine("frames", "line a", [.. rows.Select(row => (double?)row.FramesSent)])],
        };
        return $"<figure><h2>Byte budget</h2>\n<div class=\"plot\">{chart.ToSvg()}</div>\n<figcaption>Bytes on the air a node and second.</figcaption></figure>\n"
            + $"<figure><h2>Message budget</h2>\n<div class=\"plot\">{frames.ToSvg()}</div>\n<figcaption>Frames sent between two samples.</figcaption></figure>\n";
    }

    private static string Guard(SimFigures sim)
    {
        StringBuilder rows = new();
        foreach (int at in Shown.Evenly(sim.Guard.Count, GuardRowsMax))
        {
            GuardRow row = sim.Guard[at];
            rows.Append($"<tr><th scope=\"row\" class=\"num\">{Html.Seconds(row.Seconds)}</th><td>{Html.Text(row.Node)}</td>");
            rows.Append($"<td><code>{Html.Text(row.Peer)}</code></td><td class=\"num\">{Html.Vu(row.HeldBackUvu)}</td></tr>\n");
        }

        return Table("VaultGuard interventions", ["Time, s", "Node", "Peer", "Held back, VU"], rows, sim.Guard.Count, GuardRowsMax);
    }

    private static string Faults(SimFigures sim)
    {
        StringBuilder rows = new();
        foreach (int at in Shown.Evenly(sim.Faults.Count, FaultRowsMax))
        {
            FaultRow row = sim.Faults[at];
            rows.Append($"<tr><th scope=\"row\" class=\"num\">{Html.Seconds(row.Seconds)}</th><td>{Html.Text(row.What)}</td></tr>\n");
        }

        return Table("Faults of the plan", ["Time, s", "What"], rows, sim.Faults.Count, FaultRowsMax);
    }

    private static string Table(string caption, string[] columns, StringBuilder rows, int count, int shown)
    {
        string note = count > shown ? $"<p class=\"note\">Shows {Html.Number(shown)} of {Html.Number(count)}; result.json has them all.</p>\n" : "";
        return ReportTables.Plain(caption, columns, rows) + note;
    }

    private static string Fold(string name, string content) => $"<details><summary>{Html.Text(name)}</summary>\n{content}</details>\n";
}
