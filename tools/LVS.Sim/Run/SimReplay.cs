using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>Runs a seed again and reports the events around the moment at which it broke.</summary>
public static class SimReplay
{
    /// <summary>The replay, as lines for people.</summary>
    /// <param name="run">The run.</param>
    /// <param name="beforeMs">How much time before the moment to show.</param>
    /// <param name="afterMs">How much time after it.</param>
    /// <param name="simulation">The simulation that was run again.</param>
    public static IEnumerable<string> Lines(RunRecord run, long beforeMs, long afterMs, out Simulation simulation)
    {
        long momentMs = run.BrokenMs >= 0 ? run.BrokenMs : run.Scenario.DurationMs;
        simulation =
            new(run.Scenario, run.Seed,
            new WorldOptions { IsLogged = true, LogFromMs = momentMs - beforeMs, LogToMs = momentMs + afterMs });
        simulation.Run();
        return Tell(simulation);
    }

    private static IEnumerable<string> Tell(Simulation simulation)
    {
        SimWorld world = simulation.World;
        Dictionary<int, string> names = [];
        foreach (SimNode node in world.Nodes)
        {
            names[world.Memory.Edges.PseudonymOf[node.Index]] = SimResult.Name(world, node.Index);
        }

        List<(long Ms, string Text)> lines = [.. world.Log!.Entries.Select(entry => (entry.Ms, Text(simulation, entry, names)))];
        lines.AddRange(simulation.Checks.All.Where(check => !check.Holds)
            .Select(check => (check.BrokenMs, $"*** {check.Name} BREAKS: {check.Verdict().Detail}")));
        return lines.OrderBy(line => line.Ms)
            .Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Ms / 1000.0,12:0.000} s  {line.Text}"));
    }

    private static string Text(Simulation simulation, LogEntry entry, Dictionary<int, string> names)
    {
        string peer = names.TryGetValue((int)entry.About, out string? name) ? name : ((int)entry.About)
            .ToString("x8", CultureInfo.InvariantCulture);
        string amount = string.Create(CultureInfo.InvariantCulture, $"{entry.Amount:N0}");
        return SimResult.Name(simulation.World, entry.Node).PadRight(12) + entry.Kind switch
        {
            LogKind.Born => $"is born as {entry.About & 0xFFFFFFFF:x8} with a float of {amount} uVU",
            LogKind.Restored => $"boots as {entry.About & 0xFFFFFFFF:x8} with a float of {amount} uVU",
            LogKind.Cut => entry.Amount == long.MaxValue ? "loses power for good" : $"loses power for {amount} ms",
            LogKind.Lost => $"has lost its ledger {entry.About & 0xFFFFFFFF:x8} with a float of {amount} uVU",
            LogKind.Sent => $"sends seq {entry.About}, {amount} bytes",
            LogKind.Kept => $"sends a {StoreText.NameOf((int)entry.About) ?? "frame of unknown kind"}, {amount} bytes",
            LogKind.Opened => $"opens an edge to {peer}, nonce {amount}",
            LogKind.Closed => $"closes its edge to {peer}: {amount} uVU come back",
            LogKind.Paid => $"pays {peer} {amount} uVU",
            LogKind.Credited => $"credits {peer} {amount} uVU",
            LogKind.Adopted => $"takes on {amount} uVU that {peer} remembers and its flash forgot",
            LogKind.Guarded => $"VaultGuard holds back {amount} uVU, peer {peer}",
            LogKind.FaultBegins => "fault: " + simulation.Plan[(int)entry.About].Text,
            LogKind.FaultEnds => "fault ends: " + simulation.Plan[(int)entry.About].Text,
            _ => entry.Kind.ToString(),
        };
    }
}
