namespace LVS.Report;

/// <summary>One bar of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Value">Its length, 0 or more.</param>
/// <param name="Before">What it is compared with; null for nothing.</param>
public readonly record struct Bar(string Name, double Value, double? Before = null);
