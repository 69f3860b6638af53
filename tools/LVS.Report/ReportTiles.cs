using System;
using System.Linq;
using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>The key figures of a run as tiles. Pure.</summary>
public static class ReportTiles
{
    /// <summary>A description list of all tiles.</summary>
    public static string Write(SwarmResult result)
    {
        StringBuilder tiles = new("<dl class=\"tiles\">\n");
        bool isOfLedgers = Shown.IsOfLedgers(result);
        int answered = isOfLedgers ? result.Nodes : result.NodeRows.Count(node => !Shown.IsLost(node));

        // When nobody answered, an entropy of 0 would look like perfect equilibrium.
        string entropy = $"{Html.Figure(result.EntropyStart)} → {(answered > 0 ? Html.Figure(result.EntropyEnd) : "–")}";
        string fell = answered > 0 ? "nats, " + Factor(result.EntropyStart, result.EntropyEnd) : "nats; no node runs at the end";
        tiles.Append(Tile("Entropy, start → end", entropy, fell, "wide"));
        tiles.Append(Tile("Spread at the end", answered > 0 ? Html.Amount(result.SpreadUvu) : "–", SpreadBefore(result)));
        tiles.Append(Conservation(result));
        tiles.Append(Tile("In flight", Html.Amount(result.InFlightUvu), "paid, not yet credited"));
        string nodes = $"of {Html.Number(result.Nodes)}"
            + (result.FirmwareNodes > 0 ? $"; {Html.Number(result.FirmwareNodes)} run firmware" : "");
        tiles.Append(isOfLedgers ? Tile("Ledgers", Html.Number(result.Nodes), "without frames")
            : Tile("Nodes that answered", Html.Number(answered), nodes));
        tiles.Append(
            Tile(isOfLedgers ? "Diffs sent" : "Frames sent", Html.Number(result.FramesSent), result.BytesSent > 0 || result.FramesSent == 0
            ? Html.Bytes(result.BytesSent) : "bytes not counted"));
        tiles.Append(Tile(isOfLedgers ? "Diffs received" : "Frames received", Html.Number(result.FramesReceived), "by all nodes"));
        tiles.Append(result.Verb == "hil" ? Tile("Frames lost", "–", "not counted")
            : Tile(isOfLedgers ? "Diffs lost" : "Frames lost", Html.Number(result.FramesLost), LostShare(result)));
        tiles.Append(result.FrameBytesMax == 0 ? Tile("Largest frame", "–", "not measured")
            : Tile("Largest frame", Html.Number(result.FrameBytesMax) + " bytes", "on the air"));
        tiles.Append(double.IsFinite(result.AllocatedBytesPerTick)
            ? Tile("Allocated per tick", Html.Figure(result.AllocatedBytesPerTick) + " bytes", "mean after 1 s")
            : Tile("Allocated per tick", "–", "not measured"));
        tiles.Append(result.Verb == "hil" ? Tile("Guard interventions", "–", "not counted")
            : Tile("Guard interventions", Html.Number(result.GuardInterventions), "paid or took less than wanted"));
        return tiles.Append("</dl>\n").ToString();
    }

    /// <summary>How far a figure fell or rose, in words.</summary>
    public static string Factor(double start, double end)
    {
        if (!double.IsFinite(start) || !double.IsFinite(end) || start <= 0)
        {
            return "no factor";
        }

        if (end <= 0)
        {
            return "fell to zero";
        }

        return end <= start ? $"fell by a factor of {Html.Figure(start / end)}" : $"rose by a factor of {Html.Figure(end / start)}";
    }

    /// <summary>An error of 0 is shown as good only when conservation was checked and holds.</summary>
    private static string Conservation(SwarmResult result)
    {
        const string Name = "Conservation error";
        bool untold = result.Invariants.Any(invariant => invariant.Holds is null && IsConservation(invariant));
        string error = Html.Number(result.ConservationErrorUvu) + " uVU";
        return (untold, result.ConservationErrorUvu) switch
        {
            (true, _) => Tile(Name, "–", "? could not be told", "open"),
            (_, 0) => Tile(Name, error, "✓ exact", "good"),
            _ => Tile(Name, error, "✗ must be 0", "bad"),
        };
    }

    private static bool IsConservation(Invariant invariant)
    {
        return invariant.Name.StartsWith("conserv", StringComparison.OrdinalIgnoreCase);
    }

    private static string SpreadBefore(SwarmResult result)
    {
        // Before two nodes run there is no spread.
        Sample? first = result.Samples.FirstOrDefault(sample => sample.NodesHeard > 1);
        return first != null ? "from " + Html.Amount(first.SpreadUvu) : "between nodes";
    }

    private static string LostShare(SwarmResult result)
    {
        double all = (double)result.FramesLost + result.FramesReceived;
        return all > 0 ? $"{Html.Figure(double.Round(100 * result.FramesLost / all, 1))} % {Shown.LostBy(result)}" : Shown.LostBy(result);
    }

    private static string Tile(string name, string figure, string remark, string look = "")
    {
        return $"<div class=\"tile {look}\"><dt>{Html.Text(name)}</dt>"
            + $"<dd class=\"figure\">{Html.Text(figure)}</dd><dd>{Html.Text(remark)}</dd></div>\n";
    }
}
