namespace LVS.Sim;

/// <summary>The start values of a node of a world.</summary>
/// <param name="AtMs">When it comes, in virtual time.</param>
/// <param name="EarnedUvu">Value it has earned elsewhere.</param>
/// <param name="Weight">Its state weight.</param>
/// <param name="IsHonest">Whether it belongs to the honest region.</param>
/// <param name="FlashHistory">Old flash images to remember, for rollbacks.</param>
public readonly record struct NodeBirth(long AtMs, long EarnedUvu, int Weight, bool IsHonest, int FlashHistory);
