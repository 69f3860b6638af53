namespace LVS.Records;

/// <summary>A member that keeps fragments, by what it says of itself.</summary>
/// <param name="Free">Free places.</param>
/// <param name="Home">Where it lives.</param>
/// <param name="NapSeconds">How long it sleeps at most; 0 for one that never does.</param>
public readonly record struct KnownMember(int Free, int Home, int NapSeconds);
