namespace LVS.Harness;

/// <summary>A fault of the plan.</summary>
/// <param name="Seconds">When it began.</param>
/// <param name="ForSeconds">How long it lasted.</param>
/// <param name="What">A description.</param>
public sealed record FaultRow(double Seconds, double ForSeconds, string What);
