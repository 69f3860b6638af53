using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LVS.Tests.Tidy;

/// <summary>
/// The declared direction between the projects, from the lowest, and within each of them: a project refers only to those before it.
/// </summary>
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
        new("LVS.Boards", "tools/LVS.Boards", "."),
        new("LVS.Hil", "tools/LVS.Hil", "."),
        new("LVS.Report", "tools/LVS.Report", "."),
        new("LVS.Emulator", "tools/LVS.Emulator", ".", "Device"),
        new(
            "LVS.Sim", "tools/LVS.Sim",
            "Numbers", "Scenario", "Wire", "World", "Power", "Fragments", "Faults", "Intruders", "Checks", "Files", "Run", "Ledger"),
        new(
            "LVS.Bench", "tools/LVS.Bench",
            "Drift", "Overlay", "Fragments", "Ledgers", "Cost", "Memory", "Live", "Rows", "Baseline", "Parts"),
        new("LVS.Silo", "tools/LVS.Silo", "."),
        new("LVS.Browser", "tools/LVS.Browser", "."),
        new("LVS.Page", "tools/LVS.Page", "Picture", "Server", "Reading", "Simulated", "Live"),
        new("lvs", "tools/LVS.Cli", "Options", "Terminal", "Verbs", "."),
    ];

    /// <summary>References between projects that do not stand in their order, the lowest first.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="projects">Folders of projects below it.</param>
    public static IEnumerable<string> Upward(string root, IReadOnlyList<string> projects)
    {
        string[] order = [.. projects];
        for (int place = 0; place < order.Length; place++)
        {
            foreach (string named in RepositoryRoot.Files(root, order[place], "*.csproj").Select(ProjectFile.Load)
                .SelectMany(project => project.ReferredPaths))
            {
                string folder = Path.GetRelativePath(root, Path.GetDirectoryName(named)!).Replace('\\', '/');
                int at = Array.IndexOf(order, folder);
                if (at < 0 || at >= place)
                {
                    string why = at < 0 ? "has no place in the order" : "does not stand before it";
                    yield return $"{order[place]} refers to {folder}, which {why}";
                }
            }
        }
    }
}
