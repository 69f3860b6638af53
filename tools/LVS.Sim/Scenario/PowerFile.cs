using System.Globalization;

namespace LVS.Sim;

/// <summary>The <c>power</c> object of a scenario file.</summary>
internal static class PowerFile
{
    /// <summary>Reads it; null when the scenario has none.</summary>
    public static PowerSettings? Of(JsonTree? tree) => tree == null ? null : new PowerSettings
    {
        LatitudeMilli = tree["latitude"] is JsonTree latitude
            ? (int)decimal.Round(decimal.Parse(latitude.Text, NumberStyles.Float, CultureInfo.InvariantCulture) * 1000) : 45_000,
        SunFile = ScenarioFile.Words(tree, "sunFile", ""),
        StartDay = (int)ScenarioFile.Whole(tree, "startDay", 1),
        DarkFromDay = (int)ScenarioFile.Whole(tree, "darkFromDay", 0),
        DarkDays = (int)ScenarioFile.Whole(tree, "darkDays", 1),
        Panel = PanelOf(tree["panel"]),
        Battery = BatteryOf(tree["battery"]),
        Sleep = SleepOf(tree["sleep"]),
    };

    private static PanelSettings PanelOf(JsonTree? tree) => tree == null ? new() : new()
    {
        PeakMa = (int)ScenarioFile.Whole(tree, "peakMa", 167),
        UsedPercentMin = (int)ScenarioFile.Whole(tree, "usedPercentMin", 75),
        UsedPercentMax = (int)ScenarioFile.Whole(tree, "usedPercentMax", 75),
    };

    private static BatterySettings BatteryOf(JsonTree? tree) => tree == null ? new() : new()
    {
        Cell = ScenarioFile.Words(tree, "cell", "liIon"),
        CapacityMahMin = (int)ScenarioFile.Whole(tree, "capacityMahMin", 3000),
        CapacityMahMax = (int)ScenarioFile.Whole(tree, "capacityMahMax", 3000),
        ChargePercentMin = (int)ScenarioFile.Whole(tree, "chargePercentMin", 100),
        ChargePercentMax = (int)ScenarioFile.Whole(tree, "chargePercentMax", 100),
        LowMv = (int)ScenarioFile.Whole(tree, "lowMv", 3500),
        HighMv = (int)ScenarioFile.Whole(tree, "highMv", 3750),
        ChargedMv = (int)ScenarioFile.Whole(tree, "chargedMv", 4000),
    };

    private static SleepSettings SleepOf(JsonTree? tree) => tree == null ? new() : new()
    {
        IsOn = ScenarioFile.Words(tree, "on", "true") == "true",
        PeriodMs = ScenarioFile.Ms(tree, "periodSeconds", 60_000),
        WindowMs = (int)ScenarioFile.Whole(tree, "windowMs", 300),
        LeadMs = (int)ScenarioFile.Whole(tree, "leadMs", 3000),
        NapDoublings = (int)ScenarioFile.Whole(tree, "napDoublings", 5),
        FollowsUtc = ScenarioFile.Words(tree, "clock", "utc") == "utc",
        ClockPpm = (int)ScenarioFile.Whole(tree, "clockPpm", 2000),
    };
}
