namespace LVS.Harness;

/// <summary>A node that browned out.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Seconds">When it died first.</param>
/// <param name="DeadSeconds">How long it was without power in all.</param>
/// <param name="IsBack">Whether it had power at the end.</param>
/// <param name="CapacityMah">Its battery.</param>
/// <param name="PanelPermille">What its panel gave of its peak.</param>
/// <param name="What">All that in words, with the date.</param>
public sealed record DeathRow(string Node, double Seconds, double DeadSeconds, bool IsBack, int CapacityMah, int PanelPermille,
    string What);
