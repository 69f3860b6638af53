namespace LVS.Harness;

/// <summary>An edge that both ends agree on.</summary>
/// <param name="From">Pseudonym of one end.</param>
/// <param name="To">Pseudonym of the other.</param>
/// <param name="ForthUvu">In flight from the first to the second.</param>
/// <param name="BackUvu">In flight from the second to the first.</param>
/// <param name="NetUvu">Net flow out of the first, as the first sees it.</param>
public sealed record MatchedEdge(int From, int To, long ForthUvu, long BackUvu, long NetUvu);
