using System;
using System.CommandLine;
using System.Globalization;
using System.IO;

using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Transports;

namespace LVS.Cli;

/// <summary><c>lvs node</c>: an always-on member of a swarm on a PC, its state on disk.</summary>
internal static class NodeVerb
{
    private const int StatusMs = 5000;

    public static Command Create()
    {
        Option<string> path = new("--config") { Description = "lvs.json of the swarm.", DefaultValueFactory = _ => "lvs.json" };
        Option<string> state = new("--state") { Description = "Folder for ledger and fragments.", DefaultValueFactory = _ => "lvs-node" };
        Option<string> name = new("--name") { Description = "Name by which the swarm gives the ledger back when the folder is lost; another one for every node.", DefaultValueFactory = _ => Environment.MachineName };
        Option<int?> port = new("--port") { Description = "UDP port [default: that of the configuration]." };
        Option<string?> local = new("--interface") { Description = "IPv4 address of the network interface [default: 127.0.0.1, or what the configuration says]." };
        Option<double?> seconds = new("--seconds") { Description = "Ends by itself after this time [default: runs until Ctrl-C]." };
        Option<bool> forget = new("--forget-me") { Description = "Take away what this node has left at the broker, for good, and end." };
        Command command = new("node", "Runs one node on this PC: keeps its ledger and its part of the swarm's fragments on disk.\nExample: lvs node --config lvs.json --state lvs-node")
        {
            path, state, name, port, local, seconds, forget,
        };
        command.SetAction(parsed => parsed.GetValue(forget) ? CleanUp.Forget(ConfigFile.Load(parsed.GetValue(path)!), parsed.GetValue(state)!) : Run(
            RecordVerbs.Config(parsed.GetValue(path)!, parsed.GetValue(port), parsed.GetValue(local)), parsed.GetValue(state)!, parsed.GetValue(name)!, parsed.GetValue(seconds)));
        return command;
    }

    private static int Run(NodeConfig config, string folder, string name, double? seconds)
    {
        if (config.Transport != NodeConfig.TransportUdp)
        {
            throw new UserException("'lvs node' meets its swarm over UDP multicast: 'transport' must be 'udp'.");
        }

        using Interrupt interrupt = new();
        using NodeState state = new(folder, config.KeyBytes(), name);
        using UdpTransport transport = new(new UdpGroup(config.Group, config.Port, config.Interface));
        transport.Probe();
        long seed = config.Seed != 0 ? config.Seed : 1 + Random.Shared.NextInt64(NodeConfig.SeedMax);
        Console.WriteLine($"looking for the ledger of '{name}' in {Path.GetFullPath(folder)}, then in the swarm");
        string origin = state.Rescue(transport, config, seed) switch
        {
            LedgerRescue.Running => "found on disk",
            LedgerRescue.Found => "brought back from the swarm",
            LedgerRescue.Twin => throw new UserException($"A node named '{name}' runs in this swarm already: choose another --name."),
            _ => "new",
        };
        using LiveNode node = new(transport, config, config.EarnedUvu, seed, state);
        Console.WriteLine($"node {MqttTopics.NameOf(node.Pseudonym)}, ledger {origin}, {state.FragmentsRestored} fragments on disk");
        DateTime end = seconds is double s ? DateTime.UtcNow.AddSeconds(s) : DateTime.MaxValue;
        DateTime next = DateTime.UtcNow;
        while (!interrupt.Token.IsCancellationRequested && DateTime.UtcNow < end && node.Crash == null)
        {
            if (DateTime.UtcNow >= next)
            {
                next = DateTime.UtcNow.AddMilliseconds(StatusMs);
                Console.WriteLine(Status(node));
            }

            interrupt.Token.WaitHandle.WaitOne(100);
        }

        node.Dispose();
        if (node.Crash is Exception crash)
        {
            throw new UserException($"The node stopped: {crash.GetType().Name}: {crash.Message}. Its state on disk is safe.", UserException.Unknown);
        }

        Console.WriteLine($"stopped with a float of {Amount.Vu(node.FloatUvu)}; {state.Ring.Count} fragments are in {folder}");
        return 0;
    }

    private static string Status(LiveNode node)
    {
        FragmentKeeper fragments = node.Fragments!;
        return string.Create(CultureInfo.InvariantCulture,
            $"float {Amount.Vu(node.FloatUvu)}  edges {node.EdgeCount}  fragments {fragments.Ring.Count}/{fragments.Ring.SlotCount}  ")
            + string.Create(CultureInfo.InvariantCulture,
            $"stripes {fragments.Exchange.Stripes.Count}  members {fragments.Exchange.Members.Count}  re-created {fragments.Exchange.Repair.RecreatedCount}");
    }
}
