using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading;

using LVS.Node;
using LVS.Swarm;

namespace LVS.Cli;

/// <summary><c>lvs swarm</c>: a live swarm on real sockets, with a verdict.</summary>
internal static class SwarmVerb
{
    private const int NodesMax = 200;

    private static readonly Option<int> Nodes = new("--nodes") { Description = $"Nodes in all, 2 to {NodesMax}.", DefaultValueFactory = _ => 16 };
    private static readonly Option<int?> Firmware = new("--firmware") { Description = "How many of them are processes that run the firmware [default: 2]." };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long the swarm drifts.", DefaultValueFactory = _ => 30 };
    private static readonly Option<int> Loss = new("--loss") { Description = "Received frames to lose, %.", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> Dup = new("--dup") { Description = "Received frames to hear twice, %.", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> Reorder = new("--reorder") { Description = "Received frames that others overtake, %.", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> Flip = new("--flip") { Description = "Received frames with one bit flipped, %.", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> Delay = new("--delay") { Description = "Longest delay of a received frame, ms.", DefaultValueFactory = _ => 0 };
    private static readonly Option<long> Seed = new("--seed") { Description = "Seed of starting values, chance and faults.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> ConfigPath = new("--config") { Description = "lvs.json; without it a fresh key, on this machine only." };
    private static readonly Option<string?> FirmwareConfigPath = new("--firmware-config") { Description = "Another lvs.json for the firmware processes." };
    private static readonly Option<int?> Port = new("--port") { Description = "UDP port [default: 7683]." };
    private static readonly Option<string?> Interface = new("--interface") { Description = "IPv4 address of the network interface [default: 127.0.0.1, nothing leaves this machine]." };
    private static readonly Option<string?> Transport = new("--transport") { Description = "How frames travel: udp, mqtt or both [default: udp, or what the configuration says]." };
    private static readonly Option<string?> Broker = new("--broker") { Description = "MQTT broker HOST:PORT, or two bridged ones with a comma between; without it a private mosquitto is started." };
    private static readonly Option<bool> Bridge = new("--bridge") { Description = "Start two private brokers with a bridge between them, nodes on each." };
    private static readonly Option<string?> Out = new("--out") { Description = "Run folder [default: runs/<time>-swarm]." };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object on stdout; progress on stderr." };

    public static Command Create()
    {
        Command command = new("swarm", "Runs a live swarm of micro-nodes on real multicast sockets and judges it.\nExample: lvs swarm --nodes 16 --seconds 20 --loss 10")
        {
            Nodes, Firmware, Seconds, Loss, Dup, Reorder, Flip, Delay, Seed, ConfigPath, FirmwareConfigPath, Port, Interface, Transport, Broker, Bridge, Out, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        SwarmOptions options = Options(parsed);
        bool json = parsed.GetValue(Json);
        RunFolder folder = RunFolder.Create("swarm", parsed.GetValue(Out));
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        SwarmResult result = SwarmScreen.For(json).Show(options, progress => LiveSwarm.Run(options, folder.Path, progress, stop.Token));
        if (json)
        {
            Console.WriteLine(ResultJson.Compact(result));
        }
        else
        {
            SwarmScreen.ShowVerdict(result);
        }

        // Last, so that a full disk costs the files and not the verdict.
        folder.Write(result);
        return result.Verdict switch { "holds" => 0, "broken" => 1, _ => 2 };
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        // The first signal ends the drift and leads to the verdict; a second one ends the process as usual.
        signal.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }

    private static SwarmOptions Options(ParseResult parsed)
    {
        int nodes = InRange("--nodes", parsed.GetValue(Nodes), 2, NodesMax);
        string? configPath = parsed.GetValue(ConfigPath);
        NodeConfig config = configPath == null ? ConfigFile.Fresh() : ConfigFile.Load(configPath);
        config.Port = InRange("--port", parsed.GetValue(Port) ?? config.Port, 1, 65535);
        config.Interface = parsed.GetValue(Interface) ?? (config.Interface.Length == 0 ? UdpGroup.Loopback : config.Interface);
        config.FaultLossPercent = InRange("--loss", parsed.GetValue(Loss), 0, 100);
        config.FaultDuplicatePercent = InRange("--dup", parsed.GetValue(Dup), 0, 100);
        config.FaultReorderPercent = InRange("--reorder", parsed.GetValue(Reorder), 0, 100);
        config.FaultBitFlipPercent = InRange("--flip", parsed.GetValue(Flip), 0, 100);
        config.FaultDelayMsMax = InRange("--delay", parsed.GetValue(Delay), 0, 5000);
        if (config.Complaint() is string complaint)
        {
            throw new UserException(complaint);
        }

        SetTransport(config, parsed);

        double seconds = parsed.GetValue(Seconds);
        return new SwarmOptions
        {
            Nodes = nodes,
            FirmwareNodes = InRange("--firmware", parsed.GetValue(Firmware) ?? Math.Min(2, nodes), 0, nodes),
            Seconds = seconds is > 0 and <= 86400 ? seconds : throw new UserException($"--seconds is {seconds}; it must be above 0 and at most 86400."),
            Seed = parsed.GetValue(Seed),
            Bridge = parsed.GetValue(Bridge),
            Config = config,
            FirmwareConfig = FirmwareConfig(parsed.GetValue(FirmwareConfigPath), config),
            OutFolder = parsed.GetValue(Out),
            Reproduce = Reproduce(parsed),
        };
    }

    /// <summary>After the complaint: that a broker is missing is none here, where one is started.</summary>
    private static void SetTransport(NodeConfig config, ParseResult parsed)
    {
        config.Transport = parsed.GetValue(Transport) ?? config.Transport;
        config.Broker = parsed.GetValue(Broker) ?? config.Broker;
        if (config.Transport is not (NodeConfig.TransportUdp or NodeConfig.TransportMqtt or NodeConfig.TransportBoth))
        {
            throw new UserException($"--transport is '{config.Transport}'; it must be udp, mqtt or both.");
        }

        if (config.Transport == NodeConfig.TransportUdp && (parsed.GetValue(Broker) != null || parsed.GetValue(Bridge)))
        {
            throw new UserException("--broker and --bridge need --transport mqtt or both: UDP multicast has no broker.");
        }

        if (config.Broker.Length > 0 && parsed.GetValue(Bridge))
        {
            throw new UserException("--bridge starts brokers of its own and cannot be combined with a named broker; give --broker two addresses with a comma between instead.");
        }

        if (config.Broker.Length > 0)
        {
            BrokerAddress.Parse(config.Broker);
        }
    }

    private static NodeConfig? FirmwareConfig(string? path, NodeConfig config)
    {
        if (path == null)
        {
            return null;
        }

        // Where the swarm meets is not a matter of provisioning: a board that is elsewhere is simply not there.
        NodeConfig firmware = ConfigFile.Load(path);
        firmware.Group = config.Group;
        firmware.Port = config.Port;
        firmware.Interface = config.Interface;
        return firmware;
    }

    private static int InRange(string name, int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new UserException($"{name} is {value}; it must be {least} to {most}.");

    private static string Reproduce(ParseResult parsed)
    {
        List<string> words = ["dotnet run -c Release --project tools/LVS.Cli -- swarm"];
        void Add(string name, object? value)
        {
            if (value is not null and not 0)
            {
                words.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));
            }
        }

        Add("--nodes", parsed.GetValue(Nodes));
        Add("--firmware", parsed.GetValue(Firmware));
        Add("--seconds", parsed.GetValue(Seconds));
        Add("--loss", parsed.GetValue(Loss));
        Add("--dup", parsed.GetValue(Dup));
        Add("--reorder", parsed.GetValue(Reorder));
        Add("--flip", parsed.GetValue(Flip));
        Add("--delay", parsed.GetValue(Delay));
        Add("--seed", parsed.GetValue(Seed));
        Add("--config", parsed.GetValue(ConfigPath));
        Add("--firmware-config", parsed.GetValue(FirmwareConfigPath));
        Add("--port", parsed.GetValue(Port));
        Add("--interface", parsed.GetValue(Interface));
        Add("--transport", parsed.GetValue(Transport));
        Add("--broker", parsed.GetValue(Broker));
        if (parsed.GetValue(Bridge))
        {
            words.Add("--bridge");
        }

        return string.Join(' ', words);
    }
}
