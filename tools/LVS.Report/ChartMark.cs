namespace LVS.Report;

/// <summary>A time of which a chart shows that something went on.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended; the same for a moment.</param>
public readonly record struct ChartMark(double From, double To);
