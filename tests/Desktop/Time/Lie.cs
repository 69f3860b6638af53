using LVS.Core;

namespace LVS.Tests.Desktop.Time;

/// <summary>What a neighbour says to a clock, in place of its own minute.</summary>
/// <param name="clock">The clock that hears it.</param>
/// <param name="trueMs">The time since the swarm's birth that nobody falsified.</param>
internal delegate long Lie(SwarmClock clock, long trueMs);
