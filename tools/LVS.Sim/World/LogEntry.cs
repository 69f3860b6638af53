namespace LVS.Sim;

/// <summary>One event in a world.</summary>
/// <param name="Ms">When, in virtual time.</param>
/// <param name="Node">The node; -1 for the world.</param>
/// <param name="Kind">The kind of event.</param>
/// <param name="About">As the kind says.</param>
/// <param name="Amount">As the kind says.</param>
public readonly record struct LogEntry(long Ms, int Node, LogKind Kind, long About, long Amount);
