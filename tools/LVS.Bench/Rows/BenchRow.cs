namespace LVS.Bench;

/// <summary>One figure of a part.</summary>
/// <param name="Name">What it is; unique in its part.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Kind">Whether it is counted or timed.</param>
public sealed record BenchRow(string Name, double Value, string Unit, BenchKind Kind)
{
    /// <summary>Usual tolerance, in percent: another compiler may need a few operations more.</summary>
    public const double UsualTolerancePercent = 5;

    /// <summary>The limit that it is near.</summary>
    public BenchLimit Near { get; init; }

    /// <summary>How much worse a count may be than its baseline, in percent; 0 for a count that must not grow.</summary>
    public double TolerancePercent { get; init; } = UsualTolerancePercent;

    /// <summary>The chart that shows it, named by what it shows; "" for none.</summary>
    public string Chart { get; init; } = "";

    /// <summary>Its line in a chart of lines.</summary>
    public string Line { get; init; } = "";

    /// <summary>Its place along that line; null in a chart of bars.</summary>
    public double? At { get; init; }
}
