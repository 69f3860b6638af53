using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LVS.Report;

/// <summary>
/// Horizontal bars as inline SVG, each below its name, so that the drawing can be as narrow as a phone. A stroke across a bar marks what it
/// is compared with. Immutable.
/// </summary>
public sealed class BarChart
{
    private const double Width = 360;
    private const double RowHeight = 34;
    private const double BarHeight = 12;
    private const double ValueWidth = 72;
    private const string Format = "#,0.##";

    /// <summary>Identifies the chart on its page.</summary>
    public required string Id { get; init; }

    /// <summary>Text that screen readers read in place of the picture.</summary>
    public required string Title { get; init; }

    /// <summary>Unit of the values.</summary>
    public required string Unit { get; init; }

    /// <summary>The bars, from the top.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>Whether any bar is compared with something.</summary>
    public bool IsCompared => Bars.Any(bar => bar.Before != null);

    /// <summary>The drawing.</summary>
    public string ToSvg()
    {
        string name = Html.Text(Id);
        StringBuilder svg = new();
        svg.Append($"<svg class=\"chart\" role=\"img\" aria-labelledby=\"{name}-t {name}-d\"");
        svg.Append($" viewBox=\"0 0 {Html.Point(Width)} {Html.Point(Bars.Count * RowHeight)}\">");
        svg.Append($"<title id=\"{name}-t\">{Html.Text(Title)}</title>");
        svg.Append($"<desc id=\"{name}-d\">{Html.Text(string.Join("; ", Bars.Select(Words)))}</desc>\n");
        double most = Bars.Select(bar => double.Max(bar.Value, bar.Before ?? 0)).Append(double.Epsilon).Max();
        for (int at = 0; at < Bars.Count; at++)
        {
            Draw(svg, Bars[at], at * RowHeight, (Width - ValueWidth) / most);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, Bar bar, double top, double scale)
    {
        string up = Html.Point(top + 16);
        double width = double.Max(1, bar.Value * scale);
        svg.Append($"<text class=\"bar-name\" x=\"0\" y=\"{Html.Point(top + 11)}\">{Html.Text(bar.Name)}</text>");
        svg.Append($"<path class=\"bar\" d=\"M0 {up}h{Html.Point(width)}v{Html.Point(BarHeight)}h-{Html.Point(width)}z\"/>");
        double end = width;
        if (bar.Before is double before)
        {
            end = double.Max(width, before * scale);
            svg.Append($"<path class=\"before\" d=\"M{Html.Point(before * scale)} {Html.Point(top + 13)}v{Html.Point(BarHeight + 6)}\"/>");
        }

        svg.Append($"<text class=\"label\" x=\"{Html.Point(end + 6)}\" y=\"{Html.Point(top + 22)}\">{Figure(bar.Value)}</text>\n");
    }

    private static string Figure(double value) => value.ToString(Format, CultureInfo.InvariantCulture);

    private string Words(Bar bar) =>
        $"{bar.Name}: {Figure(bar.Value)} {Unit}{(bar.Before is double before ? $", before {Figure(before)}" : "")}";
}
