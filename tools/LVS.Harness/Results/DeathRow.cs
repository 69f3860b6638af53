namespace LVS.Harness;

/// <summary>A node that browned out.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Seconds">When it first browned out.</param>
/// <param name="DeadSeconds">Total time without power.</param>
/// <param name="IsBack">Whether it had power at the end.</param>
/// <param name="CapacityMah">Its battery.</param>
/// <param name="PanelPermille">The output of its panel as a part of its peak.</param>
/// <param name="What">A description with the date.</param>
public sealed record DeathRow(string Node, double Seconds, double DeadSeconds, bool IsBack, int CapacityMah, int PanelPermille,
    string What);
