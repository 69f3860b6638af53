namespace LVS.Records;

/// <summary>A member that keeps fragments, as described by its own offers.</summary>
/// <param name="Free">Free places.</param>
/// <param name="Home">Its home: the place among the names that it keeps.</param>
/// <param name="NapSeconds">Its longest nap in s; 0 for a member that never sleeps.</param>
public readonly record struct KnownMember(int Free, int Home, int NapSeconds);
