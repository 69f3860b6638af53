namespace LVS.Page;

/// <summary>A moment that was looked at.</summary>
/// <param name="Number">1, 2, 3 and so on.</param>
/// <param name="Frame">What was seen.</param>
/// <param name="Json">The same as JSON, written once for all who watch.</param>
/// <param name="Edges">The edges then.</param>
internal sealed record PageMoment(long Number, PageFrame Frame, string Json, PageEdges Edges);
