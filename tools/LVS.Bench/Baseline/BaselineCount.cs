namespace LVS.Bench;

/// <summary>A count in a baseline.</summary>
/// <param name="Part">The part that counts it.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">How much it was, 0 or more.</param>
/// <param name="TolerancePercent">How much more it may be, in percent of that.</param>
public sealed record BaselineCount(string Part, string Name, string Unit, double Value, double TolerancePercent);
