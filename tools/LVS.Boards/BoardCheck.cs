namespace LVS.Boards;

/// <summary>One check of the PC or of a board.</summary>
/// <param name="Name">Short camelCase name.</param>
/// <param name="Holds">True, false, or null when the check could not tell.</param>
/// <param name="Detail">What was found and what is wanted.</param>
/// <param name="Remedy">What to do when it does not hold, else empty.</param>
public sealed record BoardCheck(string Name, bool? Holds, string Detail, string Remedy = "");
