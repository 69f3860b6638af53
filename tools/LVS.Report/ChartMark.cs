namespace LVS.Report;

/// <summary>A time span that a chart marks.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end; the same as the beginning for a moment.</param>
public readonly record struct ChartMark(double From, double To);
