using System.Collections.Generic;

namespace LVS.Page;

/// <summary>Edges between nodes that both ends agree on.</summary>
/// <param name="Version">Another one for every other list.</param>
/// <param name="Pairs">Numbers of the two nodes of each edge, one after the other.</param>
public sealed record PageEdges(int Version, IReadOnlyList<int> Pairs);
