namespace LVS.Harness;

/// <summary>One edge at the end of a run.</summary>
/// <param name="From">Name of one end.</param>
/// <param name="To">Name of the other.</param>
/// <param name="NetUvu">Net flow from the first to the second.</param>
/// <param name="InFlightUvu">Paid and not yet credited, both directions.</param>
public sealed record EdgeRow(string From, string To, long NetUvu, long InFlightUvu);
