namespace LVS.Page;

/// <summary>A value for people.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value, with its unit.</param>
public sealed record NamedValue(string Name, string Value);
