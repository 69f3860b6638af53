namespace LVS.Page;

/// <summary>Something that happened to one node.</summary>
/// <param name="Seconds">When, in the node's own time since its boot.</param>
/// <param name="Text">What, in a sentence.</param>
public sealed record TraceLine(double Seconds, string Text);
