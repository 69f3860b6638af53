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
        SunFile = tree.Words("sunFile", ""),
        StartDay = (int)tree.Whole("startDay", 1),
        DarkFromDay = (int)tree.Whole("darkFromDay", 0),
        DarkDays = (int)tree.Whole("darkDays", 1),
        Panel = PanelOf(tree["panel"]),
        Battery = BatteryOf(tree["battery"]),
        Sleep = SleepOf(tree["sleep"]),
    };

    private static PanelSettings PanelOf(JsonTree? tree) => tree == null ? new() : new()
    {
        PeakMa = (int)tree.Whole("peakMa", 167),
        UsedPercentMin = (int)tree.Whole("usedPercentMin", 75),
        UsedPercentMax = (int)tree.Whole("usedPercentMax", 75),
    };

    private static BatterySettings BatteryOf(JsonTree? tree) => tree == null ? new() : new()
    {
        Cell = tree.Words("cell", "liIon"),
        CapacityMahMin = (int)tree.Whole("capacityMahMin", 3000),
        CapacityMahMax = (int)tree.Whole("capacityMahMax", 3000),
        ChargePercentMin = (int)tree.Whole("chargePercentMin", 100),
        ChargePercentMax = (int)tree.Whole("chargePercentMax", 100),
        LowMv = (int)tree.Whole("lowMv", 3500),
        HighMv = (int)tree.Whole("highMv", 3750),
        ChargedMv = (int)tree.Whole("chargedMv", 4000),
    };

    private static SleepSettings SleepOf(JsonTree? tree) => tree == null ? new() : new()
    {
        IsOn = tree.Words("on", "true") == "true",
        AwakeNodes = (int)tree.Whole("awakeNodes", 0),
        PeriodMs = tree.Ms("periodSeconds", 60_000),
        WindowMs = (int)tree.Whole("windowMs", 300),
        LeadMs = (int)tree.Whole("leadMs", 3000),
        NapDoublings = (int)tree.Whole("napDoublings", 5),
        FollowsUtc = tree.Words("clock", "utc") == "utc",
        ClockPpm = (int)tree.Whole("clockPpm", 2000),
    };
}
