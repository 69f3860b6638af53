namespace LVS.Page;

/// <summary>Something to do to a swarm.</summary>
/// <param name="Name">Name of one of the deeds that are offered.</param>
/// <param name="Node">Number of the node that it is done to, for those that need one.</param>
/// <param name="Number">How much, for those that need a number.</param>
/// <param name="Text">A text or choice, for those that need one; at most 30,000 characters.</param>
public sealed record Deed(string Name, int? Node = null, double? Number = null, string? Text = null);
