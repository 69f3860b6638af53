using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LVS.Report;

/// <summary>Writes the tables of a benchmark as one self-contained page, in the style of a run's report. Pure.</summary>
public static class BenchReport
{
    /// <summary>The whole page.</summary>
    /// <param name="name">Name of the benchmark.</param>
    /// <param name="verdict"><c>holds</c> or <c>broken</c>.</param>
    /// <param name="reproduce">The command that repeats the measurement.</param>
    /// <param name="lines">Tables as Markdown: one row a line, cells between <c>|</c>, the second line of each table a rule, a blank line
    /// between tables. The text before a table is its heading.</param>
    /// <param name="reasons">Sentences below the headline; null for none.</param>
    /// <param name="figures">Charts, from <see cref="Figure(string, LineChart)"/> or the other; null for none.</param>
    public static string Write(string name, string verdict, string reproduce, IReadOnlyList<string> lines,
        IReadOnlyList<string>? reasons = null, IReadOnlyList<string>? figures = null)
    {
        string verb = $"lvs bench {name}".TrimEnd();
        StringBuilder page = new();
        bool holds = verdict == "holds";
        HtmlReport.Head(page, $"{verdict}: {verb}");
        page.Append($"<body>\n<main>\n<header>\n<p class=\"over\">{Html.Text(verb)}</p>\n");
        page.Append($"<h1 class=\"{(holds ? "good" : "bad")}\"><span class=\"mark\" aria-hidden=\"true\">{(holds ? "✓" : "✗")}</span>");
        page.Append(holds ? "Measured, and every bound holds</h1>\n" : "Measured, and a bound is broken</h1>\n");
        if (reasons?.Count > 0)
        {
            page.Append($"<ul class=\"reasons\">{string.Concat(reasons.Select(reason => $"<li>{Html.Text(reason)}</li>"))}</ul>\n");
        }

        page.Append($"<div class=\"command\"><span>Measure again</span><code>{Html.Text(reproduce)}</code></div>\n</header>\n");
        if (figures?.Count > 0)
        {
            page.Append($"<div class=\"row\">\n{string.Concat(figures)}</div>\n");
        }

        foreach ((string heading, List<string[]> table) in Tables(lines))
        {
            StringBuilder rows = new();
            foreach (string[] cells in table.Skip(1))
            {
                rows.Append($"<tr><th scope=\"row\" data-label=\"{Html.Text(table[0][0])}\">{Html.Text(cells[0])}</th>");
                rows.Append(string.Concat(cells.Skip(1).Select(cell => $"<td>{Html.Text(cell)}</td>"))).Append("</tr>\n");
            }

            string title = table[0][0].Length > 0 ? table[0][0] : name;
            string above = heading.Length > 0 ? $"<h2>{Html.Text(heading)}</h2>\n" : "";
            page.Append($"<section class=\"bench\">{above}{ReportTables.Plain(title, table[0], rows)}</section>\n");
        }

        page.Append("<footer><code>result.json</code> beside this file holds every number.</footer>\n");
        return page.Append("</main>\n").Append(HtmlReport.Tail).ToString();
    }

    /// <summary>A chart of lines with its heading and legend.</summary>
    public static string Figure(string heading, LineChart chart) => ChartFigure.Write(heading, chart, "");

    /// <summary>A chart of bars with its heading and legend.</summary>
    public static string Figure(string heading, BarChart chart) => ChartFigure.Write(heading, chart);

    private static List<(string Heading, List<string[]> Rows)> Tables(IReadOnlyList<string> lines)
    {
        List<(string Heading, List<string[]> Rows)> tables = [];
        string heading = "";
        bool isInside = false;
        foreach (string line in lines)
        {
            string[] cells = [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
            bool isRow = line.StartsWith('|');
            if (isRow && !isInside)
            {
                tables.Add((heading, []));
            }

            if (isRow && !cells.All(cell => cell.Length > 0 && cell.All(c => c == '-')))
            {
                tables[^1].Rows.Add(cells);
            }

            heading = isRow ? "" : line.Length > 0 ? line : heading;
            isInside = isRow;
        }

        return tables;
    }
}
