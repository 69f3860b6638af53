namespace LVS.Sim;

/// <summary>What feeds the nodes of a scenario: sun, panels, batteries, and when they sleep. What differs between nodes is drawn evenly.</summary>
public sealed record PowerSettings
{
    /// <summary>Latitude of the clear sky, in thousandths of a degree, north above 0; without meaning when there is a sun file.</summary>
    public int LatitudeMilli { get; init; } = 45_000;

    /// <summary>Year of measured sun: PVGIS TMY or NREL PSM3 as CSV; empty for the clear sky.</summary>
    public string SunFile { get; init; } = "";

    /// <summary>Day of the year at which the run begins, 1..365.</summary>
    public int StartDay { get; init; } = 1;

    /// <summary>First day of the run without sun, from 1; 0 for none.</summary>
    public int DarkFromDay { get; init; }

    /// <summary>How many days without sun.</summary>
    public int DarkDays { get; init; } = 1;

    /// <summary>The panels.</summary>
    public PanelSettings Panel { get; init; } = new();

    /// <summary>The batteries.</summary>
    public BatterySettings Battery { get; init; } = new();

    /// <summary>The schedule.</summary>
    public SleepSettings Sleep { get; init; } = new();
}

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

/// <summary>Batteries, and the keeper's marks, which go with the kind of cell.</summary>
public sealed record BatterySettings
{
    /// <summary><c>liIon</c> or <c>liFePO4</c>.</summary>
    public string Cell { get; init; } = "liIon";

    /// <summary>Smallest capacity in mAh.</summary>
    public int CapacityMahMin { get; init; } = 3000;

    /// <summary>Largest.</summary>
    public int CapacityMahMax { get; init; } = 3000;

    /// <summary>Least charge at the start, in percent.</summary>
    public int ChargePercentMin { get; init; } = 100;

    /// <summary>Most.</summary>
    public int ChargePercentMax { get; init; } = 100;

    /// <summary>Radio off below this, in mV.</summary>
    public int LowMv { get; init; } = 3500;

    /// <summary>Radio on again from this.</summary>
    public int HighMv { get; init; } = 3750;

    /// <summary>The keeper's guard is armed once this was seen.</summary>
    public int ChargedMv { get; init; } = 4000;
}

/// <summary>When nodes sleep.</summary>
public sealed record SleepSettings
{
    /// <summary>Whether they sleep at all; one that does not lives on as if fed by USB, until its battery is empty.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>From slot to slot.</summary>
    public long PeriodMs { get; init; } = 60_000;

    /// <summary>Time in which frames are exchanged.</summary>
    public int WindowMs { get; init; } = 300;

    /// <summary>How long before a slot a node wakes, to boot and join the network.</summary>
    public int LeadMs { get; init; } = 3000;

    /// <summary>Longest nap, in doublings of one slot.</summary>
    public int NapDoublings { get; init; } = 5;

    /// <summary>Whether slots follow a clock that is set (SNTP), or the frames that are heard.</summary>
    public bool FollowsUtc { get; init; } = true;

    /// <summary>Clocks by which nodes sleep are wrong by up to so many millionths, drawn for each node; only of slots that follow frames.</summary>
    public int ClockPpm { get; init; } = 2000;
}
