namespace LVS.Sim;

/// <summary>One thing that happened in a world.</summary>
/// <param name="Ms">When, in virtual time.</param>
/// <param name="Node">To whom; -1 for the world.</param>
/// <param name="Kind">What.</param>
/// <param name="About">As the kind says.</param>
/// <param name="Amount">As the kind says.</param>
public readonly record struct LogEntry(long Ms, int Node, LogKind Kind, long About, long Amount);
