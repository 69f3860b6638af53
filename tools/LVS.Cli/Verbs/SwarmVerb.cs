using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;

using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Page;
using LVS.Report;

namespace LVS.Cli;

/// <summary><c>lvs swarm</c>: runs a live swarm on real sockets and gives a verdict.</summary>
internal static class SwarmVerb
{
    private const int FirmwareMax = 200;

    private static readonly Option<int> Nodes = Number.Of("--nodes", "Nodes in all", 2, SwarmPace.NodesMax, 16);
    private static readonly Option<int?> Firmware =
        Number.Maybe("--firmware", "How many of them are processes that run the firmware", "2", 0, FirmwareMax);
    private static readonly Option<double?> Seconds =
        Number.Maybe("--seconds", "Seconds that the swarm drifts", "30, more for more than 200 nodes", Number.SecondsMin, Number.DayS);
    private static readonly Option<int> Loss = Number.Of("--loss", "Received frames to lose, %", 0, 100, 0);
    private static readonly Option<int> Dup = Number.Of("--dup", "Received frames to hear twice, %", 0, 100, 0);
    private static readonly Option<int> Reorder = Number.Of("--reorder", "Received frames that others overtake, %", 0, 100, 0);
    private static readonly Option<int> Flip = Number.Of("--flip", "Received frames with one bit flipped, %", 0, 100, 0);
    private static readonly Option<int> Delay = Number.Of("--delay", "Longest delay of a received frame, ms", 0, 5000, 0);
    private static readonly Option<string?> Kill =
        new("--kill") { Description = "N@S: cut the power of N nodes, 1 to all but one, after S seconds, from 0 and below --seconds." };
    private static readonly Option<string[]> Deeds = new("--deed")
    {
        Description = "WHAT@S: after S seconds kill:NODE, restart:NODE, split, loss:PERCENT or intruder:KIND, as the page does it; may "
            + "be given again.",
        DefaultValueFactory = _ => [],
    };
    private static readonly Option<int?> Room = Number.Maybe(
        "--room", "Room for fragments of each node of this process, in MiB of memory", "64, or 1 with more than 200 nodes", 1, 65_536);
    private static readonly Option<long> Seed =
        Number.Of("--seed", "Seed of starting values, chance and faults", long.MinValue, long.MaxValue, 1);
    private static readonly Option<string?> ConfigPath =
        new("--config") { Description = "lvs.json; without it a fresh key, on this machine only." };
    private static readonly Option<string?> FirmwareConfigPath =
        new("--firmware-config") { Description = "Another lvs.json for the firmware processes." };
    private static readonly Option<int?> Port = Number.Maybe("--port", "UDP port", "7683, or that of the configuration", 1, 65535);
    private static readonly Option<string?> Interface =
        new("--interface") { Description = "IPv4 address of the network interface [default: 127.0.0.1, nothing leaves this machine]." };
    private static readonly Option<string?> Transport =
        new("--transport") { Description = "How frames travel: udp, mqtt or both [default: udp, or what the configuration says]." };
    private static readonly Option<string?> Broker =
        new("--broker") { Description = "MQTT broker HOST:PORT, or two bridged ones with a comma between; without it one runs inside "
            + "this command, on loopback." };
    private static readonly Option<bool> Bridge =
        new("--bridge") { Description = "Run two brokers inside this command with a bridge between them, nodes on each." };
    private static readonly Option<string?> Out = new("--out") { Description = "Run folder [default: runs/<time>-swarm]." };
    private static readonly Option<bool> Members =
        new("--members") { Description = "Name the members of the swarm that were heard and are no nodes of this run." };
    private static readonly PageArguments Page = new();
    private static readonly Option<bool> Json = Common.Json();

    public static Command Create()
    {
        Command command =
            new("swarm", "Runs a live swarm of micro-nodes on real multicast sockets and judges it.\nExample: lvs swarm --nodes 16 "
                + "--seconds 20 --loss 10")
        {
            Nodes, Firmware, Seconds, Loss, Dup, Reorder, Flip, Delay, Kill, Deeds, Room, Seed, ConfigPath, FirmwareConfigPath, Port,
                Interface, Transport, Broker, Bridge, Members, Out, Json,
        };
        Array.ForEach(Page.All, command.Options.Add);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        SwarmOptions options = Options(parsed);
        bool json = parsed.GetValue(Json);
        using RunFolder folder = RunFolder.Create("swarm", parsed.GetValue(Out));
        using Interrupt interrupt = new(endMsMax: 120_000);
        if (Page.Read(parsed) is PageOptions page)
        {
            return ShowPage(page, parsed, options, folder, json, interrupt);
        }

        SwarmResult result = SwarmScreen.For(json)
            .Show(options, progress => LiveSwarm.Run(options, folder.Path, progress, interrupt.Token));
        return Verdict.Show(folder, result, json, SwarmScreen.Figures(result));
    }

    /// <summary>
    /// Runs the swarm and shows it on a page: until Ctrl-C, or for the given number of seconds, after which the page stays open.
    /// </summary>
    private static int ShowPage(
        PageOptions page, ParseResult parsed, SwarmOptions options, RunFolder folder, bool json, Interrupt interrupt)
    {
        double? seconds = parsed.GetValue(Seconds);
        LiveSource source = new(options, seconds, interrupt.Token);
        using PageServer server = PageArguments.Start(page, source, options.Bridge ? null : options.Config);
        using Gateway? gateway = PageGateway.Open(server, options.Config);
        if (options.Config.Transport != NodeConfig.TransportUdp && options.Config.Broker.Length == 0 && !options.Bridge)
        {
            // The swarm uses the broker of the page.
            options.Config.Broker = server.Broker.ToString();
            options.Config.BrokerUser = server.BrokerPassword.Length > 0 ? "page" : "";
            options.Config.BrokerPassword = server.BrokerPassword;
        }

        SwarmOptions watched = options with { Seconds = seconds ?? Number.DayS, Counted = source.Finish };
        SwarmResult result = SwarmScreen.For(json)
            .Show(watched, progress => LiveSwarm.Run(watched, folder.Path, progress, interrupt.Token, source.Begin));
        result = result with { Reproduce = source.Repeat(result.Seconds) };
        int exitCode = Verdict.Show(folder, result, json, SwarmScreen.Figures(result));
        source.Serve(result);
        return exitCode;
    }

    private static SwarmOptions Options(ParseResult parsed)
    {
        int nodes = parsed.GetValue(Nodes);
        string? configPath = parsed.GetValue(ConfigPath);
        NodeConfig config = configPath == null ? ConfigFile.Fresh() : ConfigFile.Load(configPath);
        config.Port = parsed.GetValue(Port) ?? config.Port;
        config.Interface = parsed.GetValue(Interface) ?? (config.Interface.Length == 0 ? UdpGroup.Loopback : config.Interface);
        config.FaultLossPercent = parsed.GetValue(Loss);
        config.FaultDuplicatePercent = parsed.GetValue(Dup);
        config.FaultReorderPercent = parsed.GetValue(Reorder);
        config.FaultBitFlipPercent = parsed.GetValue(Flip);
        config.FaultDelayMsMax = parsed.GetValue(Delay);
        if (config.Complaint() is string complaint)
        {
            throw new UserException(complaint);
        }

        SetTransport(config, parsed);
        SetPace(config, nodes, isChosen: configPath != null);
        double seconds = parsed.GetValue(Seconds) ?? SwarmPace.SecondsFor(config, nodes);
        // A swarm with a page and no --seconds drifts until it is stopped.
        double end = Page.IsAsked(parsed) && parsed.GetValue(Seconds) == null ? Number.DayS : seconds;
        (int kill, double killAt) = KillPlan(parsed.GetValue(Kill), nodes, end);
        return new SwarmOptions
        {
            Nodes = nodes,
            FirmwareNodes = parsed.GetValue(Firmware) is not int firmware ? Math.Min(2, nodes)
                : firmware <= nodes ? firmware
                : throw new UserException($"--firmware is '{firmware}'; it must be 0 to the {nodes} nodes of --nodes."),
            Seconds = seconds,
            Kill = kill,
            KillAtSeconds = killAt,
            Deeds = [.. parsed.GetValue(Deeds)!.Select(deed => LiveDeed.Parse(deed, nodes, end))],
            Room = new FragmentRoom((long)(parsed.GetValue(Room) ?? (nodes > SwarmPace.FewNodes ? 1 : 64)) << 20),
            Seed = parsed.GetValue(Seed),
            Bridge = parsed.GetValue(Bridge),
            NamesMembers = parsed.GetValue(Members),
            Tell = Console.Error.WriteLine,
            Config = config,
            FirmwareConfig = FirmwareConfig(parsed.GetValue(FirmwareConfigPath), config),
            OutFolder = parsed.GetValue(Out),
            Reproduce = Common.Reproduce(
                parsed, "swarm", Nodes, Firmware, Seconds, Loss, Dup, Reorder, Flip, Delay, Kill, Deeds, Room, Seed,
                    ConfigPath, FirmwareConfigPath, Port, Interface, Transport, Broker, Bridge, Members),
        };
    }

    /// <summary>Runs after the check of the configuration. A missing broker is no mistake here, because one is started.</summary>
    private static void SetTransport(NodeConfig config, ParseResult parsed)
    {
        config.Transport = parsed.GetValue(Transport) ?? config.Transport;
        config.Broker = parsed.GetValue(Broker) ?? config.Broker;
        if (TransportChoice.ComplaintOf(config.Transport) is string wrong)
        {
            throw new UserException(wrong);
        }

        if (config.Broker.Length > 0 && (parsed.GetValue(Broker) != null || TransportChoice.NeedsBroker(config.Transport)))
        {
            BrokerAddress.Parse(config.Broker);
        }

        if (!TransportChoice.NeedsBroker(config.Transport) && (parsed.GetValue(Broker) != null || parsed.GetValue(Bridge)))
        {
            throw new UserException("--broker and --bridge need --transport mqtt or both: UDP multicast has no broker.");
        }

        if (config.Broker.Length > 0 && parsed.GetValue(Bridge))
        {
            throw new UserException(
                "--bridge starts brokers of its own and cannot be combined with a named broker; give --broker two addresses with a comma "
                    + "between instead.");
        }
    }

    /// <summary>
    /// Sets a suitable emit interval in a configuration made for this run. A configuration that other members share stays as it is.
    /// </summary>
    private static void SetPace(NodeConfig config, int nodes, bool isChosen)
    {
        if (TransportChoice.NeedsGroup(config.Transport) && nodes > SwarmPace.GroupNodesMax)
        {
            throw new UserException($"--nodes is '{nodes}'; in a multicast group each of them hears all others, so it must be 2 to "
                + $"{SwarmPace.GroupNodesMax}. Through a broker, with --transport mqtt, it may be {SwarmPace.NodesMax}.");
        }

        SwarmPace.CheckFiles(config, nodes);
        if (!isChosen)
        {
            SwarmPace.Set(config, nodes);
        }
        else if (SwarmPace.ComplaintOf(config, nodes) is string slow)
        {
            Console.Error.WriteLine(slow);
        }
    }

    private static NodeConfig? FirmwareConfig(string? path, NodeConfig config)
    {
        if (path == null)
        {
            return null;
        }

        // Provisioning does not decide where the swarm meets; a board with another address is simply absent.
        NodeConfig firmware = ConfigFile.Load(path);
        firmware.Group = config.Group;
        firmware.Port = config.Port;
        firmware.Interface = config.Interface;
        return firmware;
    }

    private static (int Count, double AtSeconds) KillPlan(string? text, int nodes, double seconds)
    {
        if (text == null)
        {
            return (0, 0);
        }

        string[] parts = text.Split('@');
        return parts.Length == 2
            && Number.TryRead(parts[0], out int count) && count >= 1 && count < nodes
            && Number.TryRead(parts[1], out double at) && at >= 0 && at < seconds
            ? (count, at)
            : throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"--kill is '{text}'; it must be N@S with N from 1 to {nodes - 1} nodes and S from 0 and below the run's {seconds} "
                    + $"seconds, with a point before decimals, for instance 8@40."));
    }
}
