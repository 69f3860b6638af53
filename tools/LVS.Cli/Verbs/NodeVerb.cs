using System;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Threading;

using LVS.Harness;
using LVS.Live;
using LVS.Node;
using LVS.Page;
using LVS.Transports;

namespace LVS.Cli;

/// <summary><c>lvs node</c>: an always-on member of a swarm on a PC, its state on disk.</summary>
internal static class NodeVerb
{
    /// <summary>Time without a turn after which the loop counts as stalled for good.</summary>
    private const int StallMs = 120_000;

    private static readonly Option<string> Path =
        new("--config") { Description = "lvs.json of the swarm.", DefaultValueFactory = _ => "lvs.json" };
    private static readonly Option<string> State =
        new("--state") { Description = "Folder for ledger and fragments.", DefaultValueFactory = _ => "lvs-node" };

    /// <summary>Units and scripts written for protocol 1 pass this option, so it is still accepted.</summary>
    private static readonly Option<string?> Name = new("--name") { Description = "Of protocol 1; read and ignored.", Hidden = true };
    private static readonly Option<int?> Port = Number.Maybe("--port", "UDP port", "that of the configuration", 1, 65535);
    private static readonly Option<string?> Interface =
        new("--interface") { Description = "IPv4 address of the network interface [default: 127.0.0.1, or what the configuration says]." };
    private static readonly Option<string?> Transport =
        new("--transport") { Description = "How frames travel: udp, mqtt or both [default: what the configuration says]." };
    private static readonly Option<string?> Broker =
        new("--broker") { Description = "MQTT broker HOST:PORT [default: that of the configuration]." };
    private static readonly Option<bool> AsGateway =
        new("--gateway") { Description = "Carry the frames of all nodes of the UDP segment to the broker and back: one swarm on both. "
            + "Needs --broker." };
    private static readonly Option<int> Room = Number.Of("--room", "Room for fragments, in MiB, when the folder is new", 1, 65_536, 64);
    private static readonly Option<double?> Seconds =
        Number.Maybe("--seconds", "Seconds after which it ends by itself", "on Ctrl-C or SIGTERM", Number.SecondsMin, Number.ForYearsS);
    private static readonly Option<double?> Every =
        Number.Maybe("--every", "Seconds after which it says how it is though nothing changed", "only when something changed", 1.0,
        Number.ForYearsS);
    private static readonly Option<bool> ForgetMe =
        new("--forget-me") { Description = "Take away what this node has left at the broker, for good, and end." };
    private static readonly PageArguments Page = new();
    private static readonly Option<bool> Json =
        new(Common.JsonName) { Description = "One JSON object a line on stdout; the last has the verdict." };

    public static Command Create()
    {
        Command command =
            new("node", "Runs one node on this PC: keeps its ledger and its part of the swarm's fragments on disk. Says what changed, "
                + "with the time.\n"
            + "Exit codes: 0 it was asked to end, 2 start it again (network, disk, or an error of its own), 64 its command or "
                + "configuration is wrong.\n"
            + "Example: lvs node --config lvs.json --state lvs-node --interface 192.168.1.7")
        {
            Path, State, Name, Room, Port, Interface, Transport, Broker, AsGateway, Seconds, Every, ForgetMe, Json,
        };
        Array.ForEach(Page.All, command.Options.Add);
        command.SetAction(parsed => parsed.GetValue(ForgetMe)
            ? CleanUp.Forget(ConfigFile.Load(parsed.GetValue(Path)!), parsed.GetValue(State)!)
            : Run(parsed));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        NodeConfig config = Config(parsed);
        PageOptions? page = Page.Read(parsed);
        string folder = parsed.GetValue(State)!;
        NodeConsole console = new(parsed.GetValue(Json), parsed.GetValue(Every));
        if (parsed.GetValue(Name) != null)
        {
            console.Tell("note",
                "--name is read and ignored: neighbours remember a node by the device secret that 'lvs init --device' writes");
        }

        using Interrupt interrupt = new();
        using NodeState state = new(folder, new FragmentRoom((long)parsed.GetValue(Room) << 20));
        using ITransport transport = Meet(config, HomeOf(config, folder), change => console.Tell("network", change));
        long seed = config.Seed != 0 ? config.Seed : 1 + Random.Shared.NextInt64(NodeConfig.SeedMax);
        console.Tell("starting",
            $"looking for a ledger in {System.IO.Path.GetFullPath(folder)}, then for the swarm at {transport.Description}");
        bool isKept = state.HasLedger;
        if (!isKept && config.DeviceSecret.Length > 0)
        {
            console.Tell("asking", "no ledger on disk: asking who remembers this node; this takes 10 seconds to 3 minutes");
        }

        using NodeSource source = new(System.IO.Path.GetFileName(System.IO.Path.GetFullPath(folder)), config, interrupt.Token);
        using LiveNode node = Boot(transport, config, seed, state, interrupt.Token);
        string origin = isKept ? "found on disk"
            : node.VoiceCount > 0 ? $"remembered by {node.VoiceCount} neighbours" : "new";
        console.Tell("running", $"node {MqttTopics.NameOf(node.Pseudonym)}, ledger {origin}, {state.FragmentsRestored} fragments on disk"
            + Hints(node),
            ("node", MqttTopics.NameOf(node.Pseudonym)), ("ledger", origin));
        using Gateway? gateway = parsed.GetValue(AsGateway) ? Carry(transport, config, node, console) : null;
        using PageServer? server = page == null ? null : PageArguments.Start(page, source, config);
        using Gateway? pageGateway = server == null ? null : PageGateway.Open(server, config);
        if (server != null)
        {
            source.Begin(transport, node);
        }

        Watch(node, state, console, parsed.GetValue(Seconds) ?? double.PositiveInfinity, interrupt);
        node.Dispose();
        if (gateway != null)
        {
            TellCarried(gateway, console);
        }

        if (node.Crash is Exception crash)
        {
            throw new UserException($"The node stopped: {crash.GetType().Name}: {crash.Message}. Its state on disk is safe.",
                UserException.Unknown);
        }

        if (node.Fragments is { Log.IsRefused: true })
        {
            throw new UserException($"The disk of {folder} refuses to write: nothing new was kept. What is there is safe. Make room on it, "
                + "and start the node again.", UserException.Unknown);
        }

        console.Tell("stopped", $"stopped; {NodeConsole.Words(node)}; all of it is in {folder}",
            [("verdict", "holds"), .. NodeConsole.Fields(node)]);
        return 0;
    }

    /// <summary>Starts the gateway. The node itself speaks on both sides; the gateway carries the frames of all others.</summary>
    private static Gateway Carry(ITransport transport, NodeConfig config, LiveNode node, NodeConsole console)
    {
        UdpGroup segment = new(config.Group, config.Port, config.Interface);
        Gateway gateway = new(config.KeyBytes(), ((MqttTransport)transport).NewSession(), segment,
            pseudonym => pseudonym == node.Pseudonym || pseudonym == node.Former,
            config.Seed != 0 ? config.Seed : Random.Shared.NextInt64());
        console.Tell("gateway", $"carries frames between {segment} and the broker {config.Broker}");
        return gateway;
    }

    private static void TellCarried(Gateway gateway, NodeConsole console) => console.Tell("gateway",
        string.Create(CultureInfo.InvariantCulture, $"carried {gateway.CarriedToBroker:N0} frames to the broker and ")
        + string.Create(CultureInfo.InvariantCulture, $"{gateway.CarriedToSegment:N0} to the segment; {gateway.HeldCount:N0} were ")
        + string.Create(CultureInfo.InvariantCulture, $"carried by others, {gateway.DroppedCount:N0} beyond a budget"),
        ("carriedToBroker", gateway.CarriedToBroker), ("carriedToSegment", gateway.CarriedToSegment),
        ("carriedByOthers", gateway.HeldCount), ("dropped", gateway.DroppedCount));

    private static LiveNode Boot(ITransport transport, NodeConfig config, long seed, NodeState state, CancellationToken stop)
    {
        try
        {
            return new(transport, config, config.EarnedUvu, seed, state, stop: stop);
        }
        catch (OperationCanceledException)
        {
            throw new UserException("Stopped before anybody could answer: nothing was written. Start it again.", UserException.Unknown);
        }
    }

    /// <summary>Hints for people who run their first node.</summary>
    private static string Hints(LiveNode node) =>
        node.EarnedUvu == 0
            ? "; born with nothing ('earnedUvu' is 0): value is what its neighbours grant it, and is earned when the epoch turns" : "";

    private static void Watch(LiveNode node, NodeState state, NodeConsole console, double seconds, Interrupt interrupt)
    {
        Stopwatch clock = Stopwatch.StartNew();
        long turns = -1;
        long turnedAtMs = 0;
        while (!interrupt.Token.IsCancellationRequested && clock.Elapsed.TotalSeconds < seconds && node.Crash == null)
        {
            if (node.Ticks != turns)
            {
                (turns, turnedAtMs) = (node.Ticks, clock.ElapsedMilliseconds);
            }
            else if (clock.ElapsedMilliseconds - turnedAtMs > StallMs)
            {
                throw new UserException("The node's loop stands still. Its state on disk is safe: start it again.", UserException.Unknown);
            }

            if (node.HasTwin)
            {
                throw new UserException("Another node lives with the keys of this one, which has closed its edges and stopped. Was its "
                    + "state folder copied? Two nodes with one ledger make value from nothing: give this one another --state.");
            }

            state.Calendar.Attend();
            console.Watch(node);
            interrupt.Token.WaitHandle.WaitOne(100);
        }
    }

    private static NodeConfig Config(ParseResult parsed)
    {
        NodeConfig config = RecordVerbs.Config(parsed.GetValue(Path)!, parsed.GetValue(Port), parsed.GetValue(Interface));
        config.Transport = parsed.GetValue(Transport) ?? config.Transport;
        config.Broker = parsed.GetValue(Broker) ?? config.Broker;
        if (parsed.GetValue(AsGateway))
        {
            if (config.Transport == NodeConfig.TransportMqtt)
            {
                throw new UserException("--gateway needs both sides: leave --transport out, or set it to both.");
            }

            config.Transport = NodeConfig.TransportBoth;
        }

        bool needsBroker = TransportChoice.NeedsBroker(config.Transport);
        return TransportChoice.ComplaintOf(config.Transport) is string wrong ? throw new UserException(wrong)
            : !needsBroker && parsed.GetValue(Broker) is string unused ? throw TransportChoice.NeedsNone(unused)
            : needsBroker && config.Broker.Length == 0
                ? throw new UserException($"transport '{config.Transport}' needs a broker: name it with --broker HOST:PORT, or as "
                    + "'broker' in the configuration.")
            : config.Complaint() is string complaint ? throw new UserException(complaint)
            : config;
    }

    /// <summary>Opens the transport to the swarm. When the machine has just started, its network may be up only at a later try.</summary>
    /// <summary>The name under which people see this node at a broker, for as long as its state folder lasts; 0 without a broker.</summary>
    private static int HomeOf(NodeConfig config, string folder)
    {
        try
        {
            return TransportChoice.NeedsBroker(config.Transport) ? HomeSecret.Ensure(folder, config.KeyBytes()) : 0;
        }
        catch (Exception e) when (e is System.IO.IOException or UnauthorizedAccessException)
        {
            throw new UserException($"The state folder '{folder}' cannot be written: {e.Message}");
        }
    }

    private static ITransport Meet(NodeConfig config, int home, Action<string> told)
    {
        ITransport transport = TransportChoice.Of(config, bridge: false, told, told, home: home);
        try
        {
            transport.Probe();
            return transport;
        }
        catch (UserException e)
        {
            transport.Dispose();
            throw new UserException(e.Message, UserException.Unknown);
        }
    }
}
