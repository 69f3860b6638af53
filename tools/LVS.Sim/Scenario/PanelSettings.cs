namespace LVS.Sim;

/// <summary>Panels.</summary>
public sealed record PanelSettings
{
    /// <summary>Current at 1000 W/m2, in mA; 0 for no panel.</summary>
    public int PeakMa { get; init; } = 167;

    /// <summary>Lowest part that remains after losses by dirt, angle, snow, shade and charger, in percent.</summary>
    public int UsedPercentMin { get; init; } = 75;

    /// <summary>Highest part, in percent.</summary>
    public int UsedPercentMax { get; init; } = 75;
}
