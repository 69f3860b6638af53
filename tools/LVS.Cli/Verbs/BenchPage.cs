using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Bench;
using LVS.Report;

namespace LVS.Cli;

/// <summary>What <c>lvs bench</c> shows: verdict and reasons, a table for each part, charts, and the same as JSON.</summary>
/// <param name="parts">The parts that were measured.</param>
/// <param name="results">What they measured, in the same order.</param>
/// <param name="changes">Their counts beside the baseline.</param>
internal sealed class BenchPage(
    IReadOnlyList<IBenchPart> parts, IReadOnlyList<PartResult> results, IReadOnlyList<BaselineChange> changes)
{
    // Lines differ in width or dashes, never by colour alone.
    private static readonly string[] Looks = ["line a", "line b", "line c", "line firmware"];

    private readonly Dictionary<(string Part, string Name), BaselineChange> changeOf =
        changes.ToDictionary(change => (change.Part, change.Name));

    /// <summary>Whether these counts were just written as a new baseline.</summary>
    public bool IsRenewed { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether no count is worse than its tolerance allows.</summary>
    public bool Holds => IsRenewed || !changes.Any(change => change.IsBad);

    /// <summary>What changed and what to do about it, the worst first; then where it was measured.</summary>
    public IReadOnlyList<string> Reasons
    {
        get
        {
            BaselineChange[] told = IsRenewed ? []
                : [.. changes.Where(change => change.Verdict != BaselineVerdict.Same).OrderByDescending(change => change.Verdict)];
            List<string> reasons = [.. told.Select(change => change.Text)];
            if (told.Length > 0)
            {
                string renew = $"renew the baseline: lvs bench --write-baseline {BaselineFile.UsualPath}";
                reasons.Add(Holds ? $"To keep what was gained, {renew}" : $"Mend it; or, where the cost is worth it, {renew}");
            }

            int counts = changes.Count(change => change.Now != null);
            reasons.Add((IsRenewed ? $"{counts} counts were written as a baseline. "
                : $"{changes.Count(change => change.Verdict == BaselineVerdict.Same)} of {counts} counts are as in the baseline. ")
                + F($"Measured on {Environment.ProcessorCount} cores in {Seconds:0} s; only times depend on that."));
            return reasons;
        }
    }

    /// <summary>All of it for programs.</summary>
    public object Figures => new
    {
        verdict = Holds ? "holds" : "broken",
        cores = Environment.ProcessorCount,
        seconds = Math.Round(Seconds, 1),
        changes = changes.Where(change => change.Verdict != BaselineVerdict.Same).Select(change => change.Text),
        rows = results.SelectMany(result => result.Rows.Select(row => new
        {
            part = result.Part,
            name = row.Name,
            value = row.Value,
            unit = row.Unit,
            kind = row.Kind == BenchKind.Count ? "count" : "time",
            near = Near(row),
            baseline = Before(result, row),
        })),
    };

    /// <summary>A table for each part, as Markdown.</summary>
    public IReadOnlyList<string> Tables
    {
        get
        {
            List<string> lines = [];
            foreach ((IBenchPart part, PartResult result) in parts.Zip(results))
            {
                if (lines.Count > 0)
                {
                    lines.Add("");
                }

                lines.Add($"{char.ToUpperInvariant(part.Name[0])}{part.Name[1..]}: {part.Measures}");
                lines.Add("");
                lines.Add($"| {part.Name} | measured | unit | baseline | near the limit of |");
                lines.Add("|---|---|---|---|---|");
                lines.AddRange(result.Rows.Select(row => Line(result, row)));
            }

            return lines;
        }
    }

    /// <summary>The page for people.</summary>
    /// <param name="reproduce">The command that measures again.</param>
    public string Report(string reproduce) => BenchReport.Write(
        parts.Count > 1 ? "" : parts[0].Name, Holds ? "holds" : "broken", reproduce, Tables, Reasons,
        [.. parts.Zip(results).SelectMany(pair => Charts(pair.First, pair.Second))]);

    private IEnumerable<string> Charts(IBenchPart part, PartResult result)
    {
        foreach (IGrouping<string, BenchRow> chart in result.Rows.Where(row => row.Chart.Length > 0).GroupBy(row => row.Chart))
        {
            BenchRow[] rows = [.. chart];
            yield return rows[0].At == null
                ? BenchReport.Figure(chart.Key, new BarChart
                {
                    Id = part.Name,
                    Title = chart.Key,
                    Unit = rows[0].Unit,
                    Bars = [.. rows.Select(row => new Bar(row.Name, row.Value, Before(result, row)))],
                })
                : BenchReport.Figure(chart.Key, Lines(part, chart.Key, rows));
        }
    }

    private static LineChart Lines(IBenchPart part, string title, BenchRow[] rows)
    {
        double[] places = [.. rows.Select(row => row.At!.Value).Distinct().Order()];
        string[] across = part.Across.Split(", ");
        return new LineChart
        {
            Id = part.Name,
            Title = title,
            Description = string.Join("; ", rows.Select(row => F($"{row.Name}: {row.Value:#,0.####} {row.Unit}"))),
            Unit = rows[0].Unit,
            Across = across[0],
            TimeUnit = across[1],
            Times = places,
            IsLog = rows.Max(row => row.Value) > 10 * rows.Min(row => row.Value),
            Lines = [.. rows.GroupBy(row => row.Line).Select((line, index) => new ChartLine(line.Key, Looks[index % Looks.Length],
                [.. places.Select(place => line.FirstOrDefault(row => row.At == place)?.Value)]))],
        };
    }

    private string Line(PartResult result, BenchRow row)
    {
        string before = changeOf.TryGetValue((result.Part, row.Name), out BaselineChange? change) && change.Before is double value
            ? F($"{value:#,0.####}") + (change.Percent is double percent && percent != 0 ? F($" ({percent:+0.0;-0.0} %)") : "") : "";
        string format = row.Kind == BenchKind.Count ? "#,0.####" : row.Value >= 100 ? "#,0" : "0.###";
        return $"| {row.Name} | {row.Value.ToString(format, CultureInfo.InvariantCulture)} | {row.Unit} | {before} | {Near(row)} |";
    }

    private double? Before(PartResult result, BenchRow row) => changeOf.GetValueOrDefault((result.Part, row.Name))?.Before;

    private static string Near(BenchRow row) => row.Near == BenchLimit.None ? "" : row.Near.ToString().ToLowerInvariant();

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
