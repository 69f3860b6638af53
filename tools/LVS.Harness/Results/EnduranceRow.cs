namespace LVS.Harness;

/// <summary>Dark-day endurance of one node.</summary>
/// <param name="Which">Weakest, middle or strongest.</param>
/// <param name="CapacityMah">Its battery.</param>
/// <param name="RadioOffDays">Days until the keeper switches the radio off.</param>
/// <param name="BrownOutDays">Days until the board browns out; at most the days that were tried.</param>
public sealed record EnduranceRow(string Which, int CapacityMah, double RadioOffDays, double BrownOutDays);
