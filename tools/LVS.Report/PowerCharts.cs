using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

using LVS.Harness;

namespace LVS.Report;

/// <summary>Charts of a simulated run with batteries and sun: battery charge, survival, deaths and energy. Pure.</summary>
public static class PowerCharts
{
    /// <summary>All charts; empty when power never failed.</summary>
    public static string Write(SwarmResult result)
    {
        if (result.Sim?.Power is not PowerFigures power)
        {
            return "";
        }

        TimeScale scale = TimeScale.For(result.Seconds);
        IReadOnlyList<ChartMark> marks = SwarmCharts.Marks(result);
        StringBuilder page = new();
        page.Append("<div class=\"row\">\n");
        page.Append(ChartFigure.Write("Batteries", Battery(power.Trace, scale, marks),
            $"{power.Sun}. {Html.Number(power.DarkNodes)} nodes kept their radio off for a time."));
        page.Append(ChartFigure.Write("Who has power", Survival(power.Trace, scale, marks),
            $"{Html.Number(power.Survivors)} of {Html.Number(power.Budget.NodeCount)} nodes never lost their power."));
        page.Append("</div>\n<section>\n").Append(Energy(power)).Append("</section>\n");
        page.Append($"<details><summary>Who died, and when ({Html.Number(power.Deaths.Count)})</summary>\n{Deaths(power)}</details>\n");
        return page.ToString();
    }

    /// <summary>Charge of the emptiest, the median and the fullest battery.</summary>
    public static LineChart Battery(PowerTrace trace, TimeScale scale, IReadOnlyList<ChartMark>? marks = null) => new()
    {
        Id = "battery",
        Title = "Battery charge",
        Description = "Charge of the emptiest, the middle and the fullest battery of the swarm over time.",
        Unit = "% of charge",
        TimeUnit = scale.Unit,
        Times = [.. trace.Days.Select(day => scale.Of(day * 86_400))],
        Marks = marks ?? [],
        Lines = [new("fullest", "line b", trace.FullestPercent), new("emptiest", "line c", trace.EmptiestPercent),
            new("middle", "line a", trace.MiddlePercent)],
    };

    /// <summary>How many nodes have power, and how many of these may use their radio.</summary>
    public static LineChart Survival(PowerTrace trace, TimeScale scale, IReadOnlyList<ChartMark>? marks = null) => new()
    {
        Id = "survival",
        Title = "Nodes alive",
        Description = "Nodes whose board has power, and those of them whose radio is not kept off, over time.",
        Unit = "nodes",
        TimeUnit = scale.Unit,
        Times = [.. trace.Days.Select(day => scale.Of(day * 86_400))],
        Marks = marks ?? [],
        Lines = [new("alive", "line a", trace.Alive), new("meeting", "line b", trace.Meeting)],
    };

    private static string Energy(PowerFigures power)
    {
        StringBuilder rows = new();
        foreach ((string use, long uah) in power.Budget.UsesUah)
        {
            rows.Append(ReportTables.Row(use, Mah(uah)));
        }

        rows.Append(ReportTables.Row("from the sun", Mah(power.Budget.HarvestedUah)));
        rows.Append(ReportTables.Row("found full batteries", Mah(power.Budget.WastedUah)));
        foreach (EnduranceRow row in power.Endurance)
        {
            rows.Append(ReportTables.Row(
                string.Create(CultureInfo.InvariantCulture, $"dark-day endurance of the {row.Which} node, {row.CapacityMah} mAh"),
                string.Create(CultureInfo.InvariantCulture, $"meets {row.RadioOffDays:0.0} days, has power {row.BrownOutDays:0.0} days")));
        }

        if (power.EnergyUjPerDiff is long energy)
        {
            rows.Append(ReportTables.Row("energy per diff that a neighbour took in", $"{Html.Number(energy)} uJ"));
            rows.Append(ReportTables.Row("bytes on the air per diff that a neighbour took in", Html.Number(power.AirBytesPerDiff ?? 0)));
        }

        return ReportTables.Plain("Energy of all nodes", ["What", "How much"], rows);
    }

    private static string Deaths(PowerFigures power)
    {
        StringBuilder rows = new();
        foreach (DeathRow death in power.Deaths)
        {
            rows.Append($"<tr><th scope=\"row\">{Html.Text(death.Node)}</th><td>{Html.Text(death.What)}</td></tr>\n");
        }

        return ReportTables.Plain("Nodes that browned out", ["Node", "What"], rows);
    }

    private static string Mah(long uah) => string.Create(CultureInfo.InvariantCulture, $"{uah / 1000} mAh");
}
