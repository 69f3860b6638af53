namespace LVS.Harness;

/// <summary>The graph of the edges that both ends agree on, at the end of a run.</summary>
/// <param name="Edges">Edges of a node, mean.</param>
/// <param name="Components">Pieces that no edge joins.</param>
/// <param name="Diameter">Longest of the shortest paths that were looked at, in hops: those from 64 nodes, and from the farthest of them.
/// Paths between pieces are left out.</param>
/// <param name="MeanDistance">Mean of the shortest paths from 64 nodes, in hops.</param>
/// <param name="Contraction">Factor of the spread in a cycle if edges knew no bounds, every node sent one diff and all views were fresh:
/// the second eigenvalue of the drift on this graph.</param>
/// <param name="Measured">The factor that was measured in the last ten cycles before value was at rest, from entropy; null for shorter
/// runs.</param>
/// <param name="HundredthSeconds">When entropy first was a hundredth of that at birth; null if it never was.</param>
/// <param name="RestSeconds">When entropy first was noise; null if it never was.</param>
public sealed record OverlayFigures(
    double Edges, int Components, int Diameter, double MeanDistance, double Contraction, double? Measured, double? HundredthSeconds,
    double? RestSeconds);
