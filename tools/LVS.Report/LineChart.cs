using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LVS.Report;

/// <summary>
/// A line chart over time as inline SVG. Lines are drawn in order, later ones on top. A chart without values says so. The numbers are
/// included as data attributes, which the page's script reads for its tooltip. Immutable.
/// </summary>
public sealed class LineChart
{
    private const double Left = 58;
    private const double Right = 14;
    private const double Top = 26;
    private const double Bottom = 38;

    private Axis? across;
    private Axis? up;

    /// <summary>Identifies the chart on its page.</summary>
    public required string Id { get; init; }

    /// <summary>Text that screen readers read in place of the picture.</summary>
    public required string Title { get; init; }

    /// <summary>Describes the lines, for readers who cannot see them.</summary>
    public required string Description { get; init; }

    /// <summary>Unit of the values.</summary>
    public required string Unit { get; init; }

    /// <summary>What <see cref="Times"/> are; usually times.</summary>
    public string Across { get; init; } = "time";

    /// <summary>Unit of <see cref="Times"/>.</summary>
    public string TimeUnit { get; init; } = "s";

    /// <summary>Times since the start, rising, in <see cref="TimeUnit"/>.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>The lines, each as long as <see cref="Times"/>.</summary>
    public required IReadOnlyList<ChartLine> Lines { get; init; }

    /// <summary>Time spans in which something went wrong on purpose, in <see cref="TimeUnit"/>.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>Whether the axis of values is logarithmic.</summary>
    public bool IsLog { get; init; }

    /// <summary>Width in units of the drawing, about CSS pixels.</summary>
    public double Width { get; init; } = 360;

    /// <summary>Height in units of the drawing.</summary>
    public double Height { get; init; } = 250;

    /// <summary>The axis of the values.</summary>
    public Axis Values => up ??= IsLog ? Axis.Log(Known()) : Axis.Linear(Known());

    private Axis Time => across ??= Axis.Snug(Times);

    /// <summary>The drawing.</summary>
    public string ToSvg()
    {
        StringBuilder svg = new();
        string name = Html.Text(Id);
        svg.Append($"<svg class=\"chart\" role=\"img\" aria-labelledby=\"{name}-t {name}-d\"");
        svg.Append($" viewBox=\"0 0 {Html.Point(Width)} {Html.Point(Height)}\"{Data()}>");
        svg.Append($"<title id=\"{name}-t\">{Html.Text(Title)}</title>");
        svg.Append($"<desc id=\"{name}-d\">{Html.Text(Description)}</desc>\n");
        if (Known().Any())
        {
            Mark(svg);
            Frame(svg);
            foreach (ChartLine line in Lines)
            {
                Draw(svg, line);
            }
        }
        else
        {
            svg.Append($"<text class=\"empty\" x=\"{Html.Point(Width / 2)}\" y=\"{Html.Point(Height / 2)}\">");
            svg.Append("no samples to draw</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Draws a band for each fault, and a line for one of a moment.</summary>
    private void Mark(StringBuilder svg)
    {
        foreach (ChartMark mark in Marks)
        {
            double from = X(mark.From);
            double width = double.Max(1.5, X(mark.To) - from);
            string look = mark.To > mark.From ? "fault" : "fault moment";
            svg.Append($"<path class=\"{look}\" d=\"M{Html.Point(from)} "
                + $"{Html.Point(Top)}h{Html.Point(width)}V{Html.Point(Height - Bottom)}h-{Html.Point(width)}z\"/>\n");
        }
    }

    private void Frame(StringBuilder svg)
    {
        string left = Html.Point(Left);
        string right = Html.Point(Width - Right);
        string bottom = Html.Point(Height - Bottom);
        foreach (Axis.Tick tick in Values.Ticks)
        {
            string y = Html.Point(Y(tick.Value));
            svg.Append($"<path class=\"grid\" d=\"M{left} {y}H{right}\"/>");
            svg.Append($"<text class=\"tick up\" x=\"{Html.Point(Left - 8)}\" y=\"{y}\">{tick.Label}</text>\n");
        }

        foreach (Axis.Tick tick in Time.Ticks)
        {
            string x = Html.Point(X(tick.Value));
            svg.Append($"<path class=\"axis\" d=\"M{x} {bottom}v5\"/>");
            svg.Append($"<text class=\"tick\" x=\"{x}\" y=\"{Html.Point(Height - Bottom + 18)}\">{tick.Label}</text>\n");
        }

        string scale = IsLog ? Unit + ", log scale" : Unit;
        svg.Append($"<path class=\"axis\" d=\"M{left} {bottom}H{right}\"/>");
        svg.Append($"<text class=\"unit\" x=\"0\" y=\"12\">{Html.Text(scale)}</text>");
        svg.Append($"<text class=\"unit end\" x=\"{right}\" y=\"{Html.Point(Height - 4)}\">");
        svg.Append($"{Html.Text(Across)}, {Html.Text(TimeUnit)}</text>\n");
    }

    private void Draw(StringBuilder svg, ChartLine line)
    {
        StringBuilder path = new();
        StringBuilder lone = new();
        int run = 0;
        int last = -1;
        for (int index = 0; index < Times.Count; index++)
        {
            bool known = IsKnown(line, index);
            if (known)
            {
                path.Append(run == 0 ? 'M' : 'L').Append(Place(line, index));
                run++;
                last = index;
            }

            bool ends = !known || index == Times.Count - 1;
            if (ends && run == 1)
            {
                lone.Append($"<path class=\"{line.Look} lone\" d=\"M{Place(line, last)}h0\"/>");
            }

            run = known ? run : 0;
        }

        string values = string.Join(' ', Enumerable.Range(0, Times.Count).Select(index => Value(line, index)));
        svg.Append($"<path class=\"{line.Look}\" data-name=\"{Html.Text(line.Name)}\" data-v=\"{values}\" d=\"{path}\"/>");
        svg.Append(lone);
        if (line.Crossed && last >= 0)
        {
            svg.Append($"<path class=\"cross\" d=\"M{Place(line, last)}m-4-4l8 8m0-8l-8 8\"/>");
        }

        svg.Append('\n');
    }

    private string Data()
    {
        string times = string.Join(' ', Times.Select(time => time.ToString("0.####", CultureInfo.InvariantCulture)));
        string area = $"{Html.Point(Left)} {Html.Point(Top)} {Html.Point(Width - Right)} {Html.Point(Height - Bottom)}";
        double[] all = [Time.Low, Time.High, Values.Low, Values.High, IsLog ? 1 : 0];
        string ends = string.Join(' ', all.Select(end => end.ToString("R", CultureInfo.InvariantCulture)));
        return $" data-times=\"{times}\" data-area=\"{area}\" data-ends=\"{ends}\" data-unit=\"{Html.Text(Unit)}\" "
            + $"data-time=\"{Html.Text(TimeUnit)}\"";
    }

    private IEnumerable<double> Known()
    {
        IEnumerable<int> places = Enumerable.Range(0, Times.Count);
        return Lines.SelectMany(line => places.Where(at => IsKnown(line, at)).Select(at => line.Values[at]!.Value));
    }

    private bool IsKnown(ChartLine line, int index)
    {
        bool isThere = index < line.Values.Count && double.IsFinite(Times[index]);
        return isThere && line.Values[index] is double value && double.IsFinite(value);
    }

    private string Value(ChartLine line, int index)
    {
        return IsKnown(line, index) ? line.Values[index]!.Value.ToString("G6", CultureInfo.InvariantCulture) : "-";
    }

    private string Place(ChartLine line, int index)
    {
        return Html.Point(X(Times[index])) + " " + Html.Point(Y(line.Values[index]!.Value));
    }

    private double X(double time)
    {
        return Left + (Time.Place(time) * (Width - Left - Right));
    }

    private double Y(double value)
    {
        return Height - Bottom - (Values.Place(value) * (Height - Top - Bottom));
    }
}
