using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LVS.Report;

/// <summary>A chart on the page: heading, drawing, legend and a line of explanation. Pure.</summary>
internal static class ChartFigure
{
    private const string ZeroNote = "A log scale has no zero: zero is drawn on the bottom line.";

    /// <summary>The figure.</summary>
    /// <param name="heading">What the chart shows.</param>
    /// <param name="chart">The drawing.</param>
    /// <param name="note">Text below; may be empty.</param>
    /// <param name="keys">The legend; null for one entry a line.</param>
    public static string Write(string heading, LineChart chart, string note, IReadOnlyList<string>? keys = null)
    {
        List<string> legend = [.. keys ?? [.. chart.Lines.Select(line => Key(line.Look, line.Name))]];
        if (chart.Marks.Any(mark => mark.To > mark.From))
        {
            legend.Add(Swatch("fault", "M1 0H27V10H1z", "fault"));
        }

        if (chart.Marks.Any(mark => mark.To <= mark.From))
        {
            legend.Add(Swatch("fault moment", "M13-1H15V11H13z", "fault of a moment"));
        }

        string clamp = chart.Values.Clamped ? ZeroNote : "";
        StringBuilder figure = new();
        figure.Append($"<figure><h2>{Html.Text(heading)}</h2>\n<div class=\"plot\">{chart.ToSvg()}</div>\n");
        figure.Append(
            $"<figcaption><ul class=\"keys\">{string.Concat(legend)}</ul>"
            + $"{Html.Text(string.Join(' ', new[] { note, clamp }.Where(part => part.Length > 0)))}</figcaption></figure>\n");
        return figure.ToString();
    }

    /// <summary>A figure of bars.</summary>
    public static string Write(string heading, BarChart chart)
    {
        string keys = Swatch("bar", "M1 0H27V10H1z", $"now, {chart.Unit}")
            + (chart.IsCompared ? Swatch("before", "M14 -2V12", "in the baseline") : "");
        return $"<figure><h2>{Html.Text(heading)}</h2>\n<div class=\"plot\">{chart.ToSvg()}</div>\n"
            + $"<figcaption><ul class=\"keys\">{keys}</ul></figcaption></figure>\n";
    }

    /// <summary>An entry of a legend.</summary>
    public static string Key(string look, string name)
    {
        return Swatch(look, "M1 5H27", name);
    }

    private static string Swatch(string look, string path, string name)
    {
        string swatch = $"<svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\"><path class=\"{look}\" d=\"{path}\"/></svg>";
        return $"<li>{swatch}{Html.Text(name)}</li>";
    }
}
