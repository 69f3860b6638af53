using System;

namespace LVS.Sim;

/// <summary>Something that happens to a world from outside, between windows, when no node acts.</summary>
/// <param name="AtMs">When, in virtual time.</param>
/// <param name="Happen">Lets it happen; given the virtual time.</param>
public sealed record WorldEvent(long AtMs, Action<long> Happen);
