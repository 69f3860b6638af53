using System.Collections.Generic;

namespace LVS.Tests.Tidy;

/// <summary>The declared direction within each project.</summary>
internal static class FolderOrders
{
    public static readonly IReadOnlyList<FolderOrder> All =
    [
        new("LVS.Core", "shared/Core", ".", "Numbers", "Secrets", "Wire", "Time", "Edge", "Trust", "Membership", "Keeping", "Record"),
        new("LVS.Node", "shared/Node", "Ports", "Power", "Keeping", ".", "Boot"),
        new("LVS.Transports", "shared/Transports", ".", "Overlay"),
        new("LVS.Emulator", "firmware/LVS.Firmware", "."),
        new(
            "LVS.Harness", "tools/LVS.Harness",
            ".", "Text", "Results", "Wire", "Keys", "Stripes", "Config", "Capture", "Census", "Peers", "Udp", "Mqtt", "Gateway",
            "Transports"),
        new("LVS.Live", "tools/LVS.Live", "."),
        new("LVS.Records", "tools/LVS.Records", "."),
        new("LVS.Hil", "tools/LVS.Hil", "."),
        new("LVS.Boards", "tools/LVS.Boards", "."),
        new("LVS.Report", "tools/LVS.Report", "."),
        new("LVS.Bench", "tools/LVS.Bench", "Drift", "Fragments", "Ledgers"),
        new("LVS.Emulator", "tools/LVS.Emulator", ".", "Device"),
        new(
            "LVS.Sim", "tools/LVS.Sim",
            "Numbers", "Scenario", "Wire", "World", "Power", "Fragments", "Faults", "Intruders", "Checks", "Files", "Run", "Ledger"),
        new("LVS.Silo", "tools/LVS.Silo", "."),
        new("LVS.Browser", "tools/LVS.Browser", "."),
        new("LVS.Page", "tools/LVS.Page", "Picture", "Server", "Reading", "Simulated", "Live"),
        new("lvs", "tools/LVS.Cli", "Options", "Terminal", "Verbs", "."),
    ];
}
