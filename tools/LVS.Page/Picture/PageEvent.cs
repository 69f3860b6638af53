namespace LVS.Page;

/// <summary>Something that happened.</summary>
/// <param name="Number">1, 2, 3 and so on.</param>
/// <param name="Seconds">When, in time of the swarm.</param>
/// <param name="Kind"><c>guard</c>, <c>power</c>, <c>fault</c>, <c>trust</c>, <c>record</c>, <c>deed</c> or <c>error</c>.</param>
/// <param name="Node">To whom; -1 for the swarm.</param>
/// <param name="Text">What, in a sentence.</param>
public sealed record PageEvent(long Number, double Seconds, string Kind, int Node, string Text);
