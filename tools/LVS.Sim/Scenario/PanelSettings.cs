namespace LVS.Sim;

/// <summary>Panels.</summary>
public sealed record PanelSettings
{
    /// <summary>Current at 1000 W/m2, in mA; 0 for no panel.</summary>
    public int PeakMa { get; init; } = 167;

    /// <summary>Least that dirt, angle, snow, shade and charger leave of it, in percent.</summary>
    public int UsedPercentMin { get; init; } = 75;

    /// <summary>Most.</summary>
    public int UsedPercentMax { get; init; } = 75;
}
