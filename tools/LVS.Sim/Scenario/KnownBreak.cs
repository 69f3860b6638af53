namespace LVS.Sim;

/// <summary>An invariant that today's protocol is known to break in a scenario.</summary>
/// <param name="Invariant">Its name.</param>
/// <param name="Because">Why.</param>
public sealed record KnownBreak(string Invariant, string Because);
