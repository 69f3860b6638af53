using System;

namespace LVS.Sim;

/// <summary>An event that affects a world from outside, between windows, when no node acts.</summary>
/// <param name="AtMs">When, in virtual time.</param>
/// <param name="Happen">Executes it; receives the virtual time.</param>
public sealed record WorldEvent(long AtMs, Action<long> Happen);
