using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>Converged fragments over time, and what each has cost. Pure.</summary>
public static class FragmentCharts
{
    /// <summary>All of them; empty when nothing was published.</summary>
    public static string Write(FragmentFigures? figures)
    {
        if (figures == null)
        {
            return "";
        }

        LineChart chart = new()
        {
            Id = "fragments",
            Title = "Converged fragments",
            Description = "Fragments that nodes hold, spread as placement spreads them, over time.",
            Unit = $"of {figures.Fragments}",
            TimeUnit = "h",
            Times = figures.Hours,
            Lines = [new("converged", "line a", figures.ConvergedOverTime)],
        };
        StringBuilder page = new("<div class=\"row\">\n");
        page.Append($"<figure><h2>Fragments</h2>\n<div class=\"plot\">{chart.ToSvg()}</div>\n");
        page.Append($"<figcaption>{Html.Number(figures.StripesWhole)} of {Html.Number(figures.Stripes)} stripes are whole at the end.</figcaption></figure>\n");
        return page.Append("</div>\n<section>\n").Append(Costs(figures)).Append("</section>\n").ToString();
    }

    private static string Costs(FragmentFigures figures)
    {
        StringBuilder rows = new();
        rows.Append(ReportTables.Row("converged at the end", $"{Html.Number(figures.Converged)} of {Html.Number(figures.Fragments)}"));
        rows.Append(ReportTables.Row("stripes with too few fragments left", Html.Number(figures.StripesLost)));
        rows.Append(ReportTables.Row("re-created", Html.Number(figures.Recreated)));
        rows.Append(ReportTables.Row("all converged first after", figures.ConvergedHours is double hours ? $"{Html.Figure(hours * 60)} min" : "never"));
        rows.Append(ReportTables.Row("bytes on the air per converged fragment by then", Figure(figures.ConvergedAirBytesEach, "bytes")));
        rows.Append(ReportTables.Row("energy per converged fragment by then", Figure(figures.ConvergedMillijouleEach, "mJ")));
        rows.Append(ReportTables.Row("kept for", $"{Html.Figure(figures.KeptHours)} h"));
        rows.Append(ReportTables.Row("bytes on the air per converged fragment at the end", Figure(figures.KeptAirBytesEach, "bytes")));
        rows.Append(ReportTables.Row("energy per converged fragment at the end", Figure(figures.KeptMillijouleEach, "mJ")));
        return ReportTables.Plain("Fragments and what they cost", ["What", "How much"], rows);
    }

    private static string Figure(double? value, string unit) => value is double known ? $"{Html.Figure(known)} {unit}" : "not metered";
}
