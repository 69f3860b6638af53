namespace LVS.Boards;

/// <summary>One thing that was looked at, on the PC or on a board.</summary>
/// <param name="Name">Short camelCase name.</param>
/// <param name="Holds">True, false, or null when it could not be told.</param>
/// <param name="Detail">What was found against what is wanted.</param>
/// <param name="Remedy">What to do when it does not hold, else empty.</param>
public sealed record BoardCheck(string Name, bool? Holds, string Detail, string Remedy = "");
