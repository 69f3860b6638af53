using System.Text.Json;

namespace LVS.Sim;

/// <summary>Writes the <c>power</c> object of a scenario file.</summary>
internal static class PowerText
{
    /// <summary>Writes it, if there is one.</summary>
    public static void Write(Utf8JsonWriter json, PowerSettings? power)
    {
        if (power == null)
        {
            return;
        }

        json.Object("power", () =>
        {
            if (power.SunFile.Length > 0)
            {
                json.WriteString("sunFile", power.SunFile);
            }
            else
            {
                json.WriteNumber("latitude", power.LatitudeMilli / 1000m);
            }

            json.WriteNumber("startDay", power.StartDay);
            json.Number("darkFromDay", power.DarkFromDay, 0);
            json.Number("darkDays", power.DarkDays, 1);
            json.Object("panel", () => Panel(json, power.Panel));
            json.Object("battery", () => Battery(json, power.Battery));
            json.Object("sleep", () => Sleep(json, power.Sleep));
        });
    }

    private static void Panel(Utf8JsonWriter json, PanelSettings panel)
    {
        json.WriteNumber("peakMa", panel.PeakMa);
        json.WriteNumber("usedPercentMin", panel.UsedPercentMin);
        json.WriteNumber("usedPercentMax", panel.UsedPercentMax);
    }

    private static void Battery(Utf8JsonWriter json, BatterySettings battery)
    {
        json.WriteString("cell", battery.Cell);
        json.WriteNumber("capacityMahMin", battery.CapacityMahMin);
        json.WriteNumber("capacityMahMax", battery.CapacityMahMax);
        json.WriteNumber("chargePercentMin", battery.ChargePercentMin);
        json.WriteNumber("chargePercentMax", battery.ChargePercentMax);
        json.WriteNumber("lowMv", battery.LowMv);
        json.WriteNumber("highMv", battery.HighMv);
        json.WriteNumber("chargedMv", battery.ChargedMv);
    }

    private static void Sleep(Utf8JsonWriter json, SleepSettings sleep)
    {
        json.WriteBoolean("on", sleep.IsOn);
        json.Number("awakeNodes", sleep.AwakeNodes, 0);
        json.Ms("periodSeconds", sleep.PeriodMs, -1);
        json.WriteNumber("windowMs", sleep.WindowMs);
        json.WriteNumber("leadMs", sleep.LeadMs);
        json.WriteNumber("napDoublings", sleep.NapDoublings);
        json.WriteString("clock", sleep.FollowsUtc ? "utc" : "frames");
        json.WriteNumber("clockPpm", sleep.ClockPpm);
    }
}
