namespace LVS.Harness;

/// <summary>One claim that was checked.</summary>
/// <param name="Name">Short camelCase name.</param>
/// <param name="Holds">True, false, or null when it could not be told.</param>
/// <param name="Detail">What was measured against which bound.</param>
public sealed record Invariant(string Name, bool? Holds, string Detail);
