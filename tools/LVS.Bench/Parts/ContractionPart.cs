using System;
using System.Collections.Generic;
using System.Globalization;

namespace LVS.Bench;

/// <summary>By what factor the spread of value shrinks in a cycle, against loss and size. <c>lvs bench drift</c> has more.</summary>
public sealed class ContractionPart : IBenchPart
{
    private const long Seed = 20261;
    private const double TolerancePercent = 1;

    private static readonly int[] Sizes = [16, 100, 1000];
    private static readonly int[] Losses = [0, 10, 30, 50];

    /// <inheritdoc/>
    public string Name => "contraction";

    /// <inheritdoc/>
    public string Measures => "factor of the spread in a cycle, by loss and number of nodes";

    /// <inheritdoc/>
    public string Across => "loss, %";

    /// <inheritdoc/>
    public IReadOnlyList<BenchRow> Run()
    {
        DriftBench bench = new(Seed);
        List<BenchRow> rows = [];
        long error = 0;
        foreach (int nodes in Sizes)
        {
            foreach (int loss in Losses)
            {
                DriftBench.Line line = bench.Contract(nodes, loss);
                error = Math.Max(error, Math.Abs(line.ErrorUvu));
                string size = string.Create(CultureInfo.InvariantCulture, $"{nodes:#,0} nodes");
                rows.Add(new($"{size}, {loss} % loss", Math.Round(line.Contraction, 4), "of the spread", BenchKind.Count)
                {
                    Near = BenchLimit.Information,
                    TolerancePercent = TolerancePercent,
                    Chart = "Spread after a cycle, of the spread before it",
                    Line = size,
                    At = loss,
                });
            }
        }

        rows.Add(new BenchRow("value made or lost in all these runs", error, "uVU", BenchKind.Count) { TolerancePercent = 0 });
        return rows;
    }
}
