namespace LVS.Sim;

/// <summary>
/// Power of the nodes of a scenario: sun, panels, batteries, and when nodes sleep. Values are drawn uniformly from their ranges for each
/// node.
/// </summary>
public sealed record PowerSettings
{
    /// <summary>Latitude of the clear sky, in thousandths of a degree, north positive; ignored when there is a sun file.</summary>
    public int LatitudeMilli { get; init; } = 45_000;

    /// <summary>Year of measured sun: PVGIS TMY or NREL PSM3 as CSV; empty for the clear sky.</summary>
    public string SunFile { get; init; } = "";

    /// <summary>Day of the year at which the run begins, 1..365.</summary>
    public int StartDay { get; init; } = 1;

    /// <summary>First day of the run without sun, from 1; 0 for none.</summary>
    public int DarkFromDay { get; init; }

    /// <summary>Number of days without sun.</summary>
    public int DarkDays { get; init; } = 1;

    /// <summary>The panels.</summary>
    public PanelSettings Panel { get; init; } = new();

    /// <summary>The batteries.</summary>
    public BatterySettings Battery { get; init; } = new();

    /// <summary>The schedule.</summary>
    public SleepSettings Sleep { get; init; } = new();
}
