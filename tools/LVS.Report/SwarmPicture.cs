using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>
/// The swarm as a picture in inline SVG: nodes on a circle, edges as chords. A chord is wide at the end that paid; more flow makes it
/// wider. The area of a node is its float at the end, its dotted ring the float at the start. Immutable.
/// </summary>
public sealed class SwarmPicture
{
    /// <summary>Most nodes drawn.</summary>
    public const int NodesMax = 240;

    /// <summary>Most chords drawn: those of the largest flows.</summary>
    public const int EdgesMax = 400;

    private const double Width = 544;
    private const double Height = 440;
    private const double RadiusMax = 164;
    private const double RadiusBesideLabels = 136;
    private const int LevelLabelsMax = 16;
    private const int LabelsMax = 64;

    private readonly SwarmResult result;
    private readonly IReadOnlyList<int> shown;
    private readonly Dictionary<string, int> placeOf;
    private readonly double floatMax;
    private readonly double discMax;
    private readonly double radius;
    private readonly double halfMax;

    /// <summary>A picture of the end of a run.</summary>
    public SwarmPicture(SwarmResult result)
    {
        this.result = result;
        shown = Shown.Nodes(result.NodeRows, NodesMax);
        placeOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int place = 0; place < result.NodeRows.Count; place++)
        {
            placeOf.TryAdd(result.NodeRows[place].Name, place);
        }

        radius = result.NodeRows.Count is > LevelLabelsMax and <= LabelsMax ? RadiusBesideLabels : RadiusMax;
        floatMax = result.NodeRows.Select(node => double.Max(node.FloatStartUvu, node.FloatEndUvu ?? 0)).Append(1).Max();
        halfMax = double.Clamp(40 / double.Sqrt(int.Max(1, Drawn().Count)), 1, 5);
        discMax = double.Clamp(Math.PI * radius / int.Max(1, shown.Count) * 0.9, 2.5, 22);
    }

    /// <summary>The drawing.</summary>
    public string ToSvg()
    {
        StringBuilder svg = new();
        svg.Append("<svg class=\"chart swarm\" role=\"img\" aria-labelledby=\"swarm-t swarm-d\"");
        svg.Append($" viewBox=\"{Pair((-Width / 2, -Height / 2))} {Pair((Width, Height))}\">");
        svg.Append("<title id=\"swarm-t\">The swarm at the end of the run</title>");
        svg.Append($"<desc id=\"swarm-d\">{Html.Text(Description())}</desc>\n");
        svg.Append(shown.Count > 0 ? $"<circle class=\"round\" r=\"{Html.Point(radius)}\"/>\n" : "");
        IReadOnlyList<EdgeRow> drawn = Drawn();
        double flowMax = drawn.Select(Shown.Flow).Append(1).Max();
        foreach (EdgeRow edge in Enumerable.Reverse(drawn))
        {
            Chord(svg, edge, flowMax);
        }

        foreach (int place in shown)
        {
            Node(svg, result.NodeRows[place], place);
        }

        if (shown.Count == 0)
        {
            svg.Append("<text class=\"empty\" x=\"0\" y=\"0\">no nodes to draw</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>What was left out; empty when nothing was.</summary>
    public string Note()
    {
        string nodes = Shown.NodesNote(result.NodeRows, NodesMax);
        int drawn = Drawn().Count;
        string edges = drawn < result.Edges.Count
            ? $"Draws {Html.Number(drawn)} of {Html.Number(result.Edges.Count)} edges: the largest net flows." : "";
        return string.Join(' ', new[] { nodes, edges }.Where(part => part.Length > 0));
    }

    private IReadOnlyList<EdgeRow> Drawn()
    {
        return Shown.Edges(result.Edges.Where(edge => placeOf.ContainsKey(edge.From) && placeOf.ContainsKey(edge.To)), EdgesMax);
    }

    private string Description()
    {
        int lost = result.NodeRows.Count(Shown.IsLost);
        return $"{Html.Number(result.NodeRows.Count)} nodes around a circle, {Html.Number(result.Edges.Count)} edges between them; "
            + $"{Html.Number(lost)} of the nodes did not answer at the end.";
    }

    private void Chord(StringBuilder svg, EdgeRow edge, double flowMax)
    {
        bool backwards = edge.NetUvu < 0;
        (string payer, string payee) = backwards ? (edge.To, edge.From) : (edge.From, edge.To);
        (double x, double y) from = Spot(placeOf[payer], radius);
        (double x, double y) to = Spot(placeOf[payee], radius);
        (double x, double y) bend = ((from.x + to.x) * 0.22, (from.y + to.y) * 0.22);
        string title = edge.NetUvu == 0
            ? $"{payer} – {payee}: no net flow" : $"{payer} paid {payee} {Html.Vu(edge.NetUvu).TrimStart('-')} VU net";
        string curve = $"Q{Pair(bend)} ";
        if (edge.NetUvu == 0)
        {
            svg.Append($"<path class=\"idle\" d=\"M{Pair(from)}{curve}{Pair(to)}\">");
        }
        else
        {
            double half = 0.4 + (halfMax * double.Sqrt(Shown.Flow(edge) / flowMax));
            double length = double.Max(1e-9, double.Hypot(bend.x - from.x, bend.y - from.y));
            (double x, double y) side = ((from.y - bend.y) / length * half, (bend.x - from.x) / length * half);
            string one = Pair((from.x + side.x, from.y + side.y));
            string other = Pair((from.x - side.x, from.y - side.y));
            svg.Append($"<path class=\"flow\" d=\"M{one}{curve}{Pair(to)}{curve}{other}Z\">");
        }

        svg.Append($"<title>{Html.Text(title)}</title></path>\n");
    }

    private void Node(StringBuilder svg, NodeRow node, int place)
    {
        bool lost = Shown.IsLost(node);
        bool firmware = Shown.IsFirmware(node);
        (double x, double y) = Spot(place, radius);
        double disc = double.Max(Disc(node.FloatEndUvu ?? 0), firmware || lost ? 4 : 0);
        string look = (firmware ? "disc firmware" : "disc") + (lost ? " lost" : "");
        svg.Append($"<g transform=\"translate({Pair((x, y))})\"><title>{Html.Text(Title(node))}</title>");
        svg.Append(firmware ? Square(look, disc * 0.886) : $"<circle class=\"{look}\" r=\"{Html.Point(disc)}\"/>");
        if (shown.Count <= LabelsMax)
        {
            string ring = node.FloatStartUvu < (node.FloatEndUvu ?? 0) ? "ring inside" : "ring";
            svg.Append($"<circle class=\"{ring}\" r=\"{Html.Point(Disc(node.FloatStartUvu))}\"/>");
        }

        if (lost)
        {
            double arm = double.Max(3, disc * 0.6);
            string full = Html.Point(2 * arm);
            string corner = "-" + Html.Point(arm);
            svg.Append($"<path class=\"cross\" d=\"M{corner}{corner}l{full} {full}m0-{full}l-{full} {full}\"/>");
        }

        svg.Append("</g>");
        if (shown.Count <= LabelsMax)
        {
            Label(svg, node, place);
        }

        svg.Append('\n');
    }

    private void Label(StringBuilder svg, NodeRow node, int place)
    {
        double angle = Angle(place);
        (double x, double y) = Spot(place, radius + discMax + 7);
        bool leftHand = Math.Sin(angle) < -1e-9;
        bool level = shown.Count <= LevelLabelsMax;
        bool upright = level && double.Abs(Math.Sin(angle)) < 0.05;
        string anchor = upright ? "mid" : leftHand ? "end" : "start";
        double turn = (angle * 180 / Math.PI) - 90 + (leftHand ? 180 : 0);
        string rotate = level ? "" : $" rotate({Html.Point(turn)})";
        string look = Shown.IsFirmware(node) ? " strong" : "";
        svg.Append($"<text class=\"label {anchor}{look}\" transform=\"translate({Pair((x, y))}){rotate}\">");
        svg.Append($"{Html.Text(Excerpt.Of(node.Name, 12))}</text>");
    }

    private static string Title(NodeRow node)
    {
        string end = node.FloatEndUvu is null ? "end unknown" : Html.Vu(node.FloatEndUvu) + " VU at the end";
        return $"{node.Name} ({node.Kind}, {node.State}): float {Html.Vu(node.FloatStartUvu)} VU at the start, {end}";
    }

    private static string Square(string look, double half)
    {
        string corner = Html.Point(-half);
        string side = Html.Point(2 * half);
        return $"<rect class=\"{look}\" x=\"{corner}\" y=\"{corner}\" width=\"{side}\" height=\"{side}\" rx=\"2\"/>";
    }

    private double Disc(long floatUvu)
    {
        return double.Max(2, discMax * double.Sqrt(double.Max(0, floatUvu) / floatMax));
    }

    private double Angle(int place)
    {
        return 2 * Math.PI * place / int.Max(1, result.NodeRows.Count);
    }

    private (double X, double Y) Spot(int place, double distance)
    {
        double angle = Angle(place);
        return (distance * Math.Sin(angle), -distance * Math.Cos(angle));
    }

    private static string Pair((double X, double Y) spot)
    {
        return Html.Point(spot.X) + " " + Html.Point(spot.Y);
    }
}
