using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Boards;
using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Transports;

namespace LVS.Cli;

/// <summary>
/// Removes from the broker what devices that will not come back have left there: <c>doctor --clean</c>, <c>node --forget-me</c>.
/// </summary>
internal static class CleanUp
{
    /// <summary>Removes the named device, or every one that is offline.</summary>
    /// <param name="config">Configuration that names the broker.</param>
    /// <param name="name">Eight hexadecimal digits, with or without the words around them that Home Assistant shows; null for all offline
    /// devices.</param>
    /// <exception cref="UserException">The broker is not there, or the device is online.</exception>
    public static IReadOnlyList<BoardCheck> Run(NodeConfig config, string? name)
    {
        RetainedReports reports = Reports(config, "--clean");
        IReadOnlyDictionary<int, string> kept = reports.Look();
        int[] gone =
            [.. kept.Where(k => name == null ? k.Value is MqttTopics.Offline or "" : Hex(k.Key) == NameOf(name)).Select(k => k.Key)];
        if (name != null && gone.Length == 0)
        {
            throw new UserException($"the broker keeps nothing of a device {name}; it has {Listed(kept)}.");
        }

        if (gone.FirstOrDefault(home => kept[home] == MqttTopics.Online) is int there and not 0)
        {
            throw new UserException($"{Hex(there)} is online and would announce itself again: switch it off first.");
        }

        foreach (int home in gone)
        {
            reports.Remove(home);
        }

        string detail = gone.Length == 0 ? $"nothing of devices that are offline; there is {Listed(kept)}"
            : $"removed {string.Join(", ", gone.Select(home => $"{Hex(home)} ({(kept[home].Length > 0 ? kept[home] : "no status")})"))}";
        return [new BoardCheck("clean", true, detail, "")];
    }

    /// <summary>Removes a PC's own node.</summary>
    /// <param name="config">Configuration that names the broker of its swarm.</param>
    /// <param name="folder">Its state folder.</param>
    /// <exception cref="UserException">The broker is not there, or the node runs.</exception>
    public static int Forget(NodeConfig config, string folder)
    {
        int home = HomeSecret.NameIn(folder, config.KeyBytes());
        if (home == 0)
        {
            Console.WriteLine($"the node in {Path.GetFullPath(folder)} has never reported to a broker: there is nothing to forget");
            return 0;
        }

        // A node that runs would announce itself again; its state belongs to one process at a time.
        using NodeState state = new(folder);
        Reports(config, "--forget-me").Remove(home);
        HomeSecret.Delete(folder);
        Console.WriteLine($"{Hex(home)} is forgotten at {config.Broker}; its ledger and fragments are still in {Path.GetFullPath(folder)}");
        return 0;
    }

    private static RetainedReports Reports(NodeConfig config, string option) => config.Broker.Length == 0
        ? throw new UserException($"{option} needs a 'broker' in the configuration: nothing is kept anywhere else.")
        : new RetainedReports(new MqttTransport(config, BrokerAddress.Parse(config.Broker), group: null), config);

    private static string Hex(int home) => home.ToString("x8", CultureInfo.InvariantCulture);

    private static string NameOf(string written) => written.Length >= 8 ? written[^8..].ToLowerInvariant() : written;

    private static string Listed(IReadOnlyDictionary<int, string> kept) =>
        kept.Count == 0 ? "none" : string.Join(", ", kept.Select(k => $"{Hex(k.Key)} ({(k.Value.Length > 0 ? k.Value : "no status")})"));
}
