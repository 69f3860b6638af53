using System.Collections.Generic;
using System.Linq;
using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>The tables of the report. Pure.</summary>
public static class ReportTables
{
    /// <summary>Most rows of a table.</summary>
    public const int RowsMax = 200;

    /// <summary>Most rows of the table of samples.</summary>
    public const int SampleRowsMax = 60;

    /// <summary>All invariants: the broken ones first, then those that could not be told.</summary>
    public static string Invariants(IReadOnlyList<Invariant> invariants)
    {
        if (invariants.Count == 0)
        {
            return "<p>No invariant was checked.</p>\n";
        }

        StringBuilder rows = new();
        foreach (Invariant invariant in invariants.OrderBy(invariant => Rank(invariant.Holds)))
        {
            string look = invariant.Holds switch { true => "good", false => "bad", null => "open" };
            string says = invariant.Holds switch { true => "✓ holds", false => "✗ broken", null => "? unknown" };
            rows.Append($"<tr><th scope=\"row\">{Html.Text(invariant.Name)}</th>");
            rows.Append($"<td class=\"{look}\">{says}</td><td class=\"long\">{Html.Text(invariant.Detail)}</td></tr>\n");
        }

        return Table("What was checked", [new("Invariant"), new("Result"), new("Bound and measurement")], rows);
    }

    /// <summary>
    /// One row per device of a run on devices: which tests it passed and which it failed. Names of tests begin with the device's name.
    /// </summary>
    public static string Devices(IReadOnlyList<Invariant> invariants)
    {
        StringBuilder rows = new();
        foreach (IGrouping<string, Invariant> device in invariants.GroupBy(invariant => invariant.Name.Split('.')[0]))
        {
            bool? holds = device.Any(test => test.Holds == false) ? false : device.All(test => test.Holds == true) ? true : null;
            string look = holds switch { true => "good", false => "bad", null => "open" };
            string says = holds switch { true => "✓ passed", false => "✗ failed", null => "? not all told" };
            rows.Append($"<tr><th scope=\"row\">{Html.Text(device.Key)}</th><td class=\"{look}\">{says}</td>");
            rows.Append(Number(device.Count(test => test.Holds == true)))
                .Append($"<td class=\"long\">{Names(device, false)}</td><td class=\"long\">{Names(device, null)}</td></tr>\n");
        }

        return Table("Devices", [new("Device"), new("Result"), new("Passed", "tests"), new("Failed"), new("Not told")], rows);

        static string Names(IEnumerable<Invariant> tests, bool? holds) =>
            Html.Text(string.Join(", ", tests.Where(test => test.Holds == holds)
                .Select(test => test.Name.Split('.', 2)[^1])) is { Length: > 0 } names ? names : "none");
    }

    /// <summary>One row per node.</summary>
    public static string Nodes(IReadOnlyList<NodeRow> nodes)
    {
        StringBuilder rows = new();
        foreach (int index in Shown.Nodes(nodes, RowsMax))
        {
            Node(rows, nodes[index]);
        }

        List<Column> columns =
        [
            new("Node"), new("Kind"), new("Pseudonym"), new("State"), new("Known from"), new("Earned", "VU"), new("Protected", "VU"),
            new("Float, start", "VU"), new("Float, end", "VU"), new("Edges", "agreed"), new("Sent", "frames"), new("Received", "frames"),
            new("Lost", "frames"), new("Refused", "frames"), new("Guard", "times"),
        ];
        return Table("Nodes at the end of the run", columns, rows) + Note(Shown.NodesNote(nodes, RowsMax));
    }

    /// <summary>Edges, the largest flow first.</summary>
    public static string Edges(IReadOnlyList<EdgeRow> edges)
    {
        StringBuilder rows = new();
        foreach (EdgeRow edge in Shown.Edges(edges, RowsMax))
        {
            (string payer, string payee) = edge.NetUvu < 0 ? (edge.To, edge.From) : (edge.From, edge.To);
            string net = edge.NetUvu == 0 ? Html.Vu(0) : Html.Vu(edge.NetUvu).TrimStart('-');
            rows.Append($"<tr><th scope=\"row\">{Html.Text(payer)}</th><td>{Html.Text(payee)}</td>");
            rows.Append($"<td class=\"num\">{net}</td><td class=\"num\">{Html.Vu(edge.InFlightUvu)}</td></tr>\n");
        }

        string note = edges.Count > RowsMax
            ? $"Shows {Html.Number(RowsMax)} of {Html.Number(edges.Count)} edges, the largest net flow first." : "";
        List<Column> columns = [new("Payer, net"), new("Payee"), new("Net flow", "VU"), new("In flight", "VU")];
        return Table("Edges at the end of the run", columns, rows) + Note(note);
    }

    /// <summary>The numbers behind the charts.</summary>
    public static string Samples(IReadOnlyList<Sample> samples)
    {
        StringBuilder rows = new();
        foreach (int index in Shown.Evenly(samples.Count, SampleRowsMax))
        {
            Sample sample = samples[index];
            rows.Append($"<tr><th scope=\"row\" class=\"num\">{Html.Seconds(sample.Seconds)}</th>");
            bool known = sample.NodesHeard > 1;
            rows.Append(Number(sample.NodesHeard)).Append($"<td class=\"num\">{(known ? Html.Figure(sample.Entropy) : "–")}</td>");
            rows.Append(Number(known ? sample.SpreadUvu : null)).Append(Number(sample.FramesSent)).Append(Number(sample.FramesReceived));
            rows.Append(Number(sample.FramesLost)).Append("</tr>\n");
        }

        List<Column> columns =
        [
            new("Time", "s"), new("Nodes known", "count"), new("Entropy", "nats"), new("Spread", "uVU"), new("Sent", "frames"),
            new("Received", "frames"), new("Lost", "frames"),
        ];
        string note = samples.Count > SampleRowsMax
            ? $"Shows {Html.Number(SampleRowsMax)} of {Html.Number(samples.Count)} samples; result.json has them all." : "";
        return Table("The numbers behind the charts", columns, rows) + Note(note);
    }

    private static void Node(StringBuilder rows, NodeRow node)
    {
        bool lost = Shown.IsLost(node);
        rows.Append($"<tr><th scope=\"row\">{Html.Text(node.Name)}</th><td>{Html.Text(node.Kind)}</td>");
        rows.Append($"<td><code>{Html.Text(node.Pseudonym.Length > 0 ? node.Pseudonym : "–")}</code></td>");
        rows.Append($"<td{(lost ? " class=\"bad\"" : "")}>{(lost ? "× " : "")}{Html.Text(node.State)}</td>");
        rows.Append($"<td>{Html.Text(node.Source)}</td>");
        foreach (long? uvu in new[] { node.EarnedUvu, node.ProtectedUvu, node.FloatStartUvu, node.FloatEndUvu })
        {
            rows.Append($"<td class=\"num\">{Html.Vu(uvu)}</td>");
        }

        rows.Append(Number(node.Edges)).Append(Number(node.FramesSent)).Append(Number(node.FramesReceived)).Append(Number(node.FramesLost));
        rows.Append(Number(node.FramesRefused)).Append(Number(node.GuardInterventions)).Append("</tr>\n");
    }

    /// <summary>A table for which only the column heads are given.</summary>
    public static string Plain(string caption, string[] heads, StringBuilder rows) =>
        Table(caption, [.. heads.Select(head => new Column(head))], rows);

    /// <summary>A row with a name and an amount.</summary>
    public static string Row(string what, string much) =>
        $"<tr><th scope=\"row\">{Html.Text(what)}</th><td>{Html.Text(much)}</td></tr>\n";

    private static string Table(string caption, IReadOnlyList<Column> columns, StringBuilder rows)
    {
        StringBuilder table = new();
        table.Append($"<div class=\"scroll\" role=\"region\" aria-label=\"{Html.Text(caption)}\" tabindex=\"0\">");
        table.Append($"<table><caption>{Html.Text(caption)}</caption>\n<thead><tr>");
        foreach (Column column in columns)
        {
            string look = column.Unit is null ? "" : " class=\"num\"";
            string unit = column.Unit is null ? "" : $" <span>{column.Unit}</span>";
            table.Append($"<th scope=\"col\"{look}>{column.Name}{unit}</th>");
        }

        return table.Append("</tr></thead>\n<tbody>\n").Append(Labelled(rows.ToString(), columns)).Append("</tbody></table></div>\n")
            .ToString();
    }

    /// <summary>Labels every cell with the name of its column, which a narrow page shows in place of the head.</summary>
    private static string Labelled(string rows, IReadOnlyList<Column> columns)
    {
        StringBuilder labelled = new();
        foreach (string row in rows.Split("<tr>").Skip(1))
        {
            // The first cell of a row is its head.
            string[] cells = row.Split("<td");
            labelled.Append("<tr>").Append(cells[0]);
            for (int at = 1; at < cells.Length; at++)
            {
                string unit = at < columns.Count && columns[at].Unit is string known ? ", " + known : "";
                labelled.Append($"<td data-label=\"{(at < columns.Count ? Html.Text(columns[at].Name + unit) : "")}\"").Append(cells[at]);
            }
        }

        return labelled.ToString();
    }

    private static string Number(long? value)
    {
        return $"<td class=\"num\">{Html.Number(value)}</td>";
    }

    private static string Note(string note)
    {
        return note.Length > 0 ? $"<p class=\"note\">{Html.Text(note)}</p>\n" : "";
    }

    private static int Rank(bool? holds)
    {
        return holds switch { false => 0, null => 1, true => 2 };
    }

    private readonly record struct Column(string Name, string? Unit = null);
}
