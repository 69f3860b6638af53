using System.Linq;
using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>Charts of the converged fragments over time, and of the cost of each. Pure.</summary>
public static class FragmentCharts
{
    /// <summary>All charts; empty when nothing was published.</summary>
    public static string Write(SwarmResult result)
    {
        if (result.Sim?.Fragments is not FragmentFigures figures)
        {
            return "";
        }

        TimeScale scale = TimeScale.For(result.Seconds);

        LineChart chart = new()
        {
            Id = "fragments",
            Title = "Converged fragments",
            Description = "Fragments that nodes hold, spread as placement spreads them, over time.",
            Unit = $"of {figures.Fragments}",
            TimeUnit = scale.Unit,
            Times = [.. figures.Hours.Select(hour => scale.Of(hour * 3600))],
            Marks = SwarmCharts.Marks(result),
            Lines = [new("converged", "line a", figures.ConvergedOverTime)],
        };
        StringBuilder page = new("<div class=\"row\">\n");
        page.Append(ChartFigure.Write("Fragments", chart,
            $"{Html.Number(figures.StripesWhole)} of {Html.Number(figures.Stripes)} stripes are whole at the end."));
        return page.Append("</div>\n<section>\n").Append(Costs(figures)).Append("</section>\n").ToString();
    }

    private static string Costs(FragmentFigures figures)
    {
        StringBuilder rows = new();
        rows.Append(ReportTables.Row("converged at the end", $"{Html.Number(figures.Converged)} of {Html.Number(figures.Fragments)}"));
        rows.Append(ReportTables.Row("stripes with too few fragments left", Html.Number(figures.StripesLost)));
        rows.Append(ReportTables.Row("re-created", Html.Number(figures.Recreated)));
        rows.Append(ReportTables.Row("all converged first after", figures.ConvergedHours is double hours
            ? $"{Html.Figure(hours * 60)} min" : "never"));
        rows.Append(ReportTables.Row("bytes on the air per converged fragment by then", Figure(figures.ConvergedAirBytesEach, "bytes")));
        rows.Append(ReportTables.Row("energy per converged fragment by then", Figure(figures.ConvergedMillijouleEach, "mJ")));
        rows.Append(ReportTables.Row("kept for", $"{Html.Figure(figures.KeptHours)} h"));
        rows.Append(ReportTables.Row("bytes on the air per converged fragment at the end", Figure(figures.KeptAirBytesEach, "bytes")));
        rows.Append(ReportTables.Row("energy per converged fragment at the end", Figure(figures.KeptMillijouleEach, "mJ")));
        return ReportTables.Plain("Fragments and what they cost", ["What", "How much"], rows);
    }

    private static string Figure(double? value, string unit) => value is double known ? $"{Html.Figure(known)} {unit}" : "not metered";
}
