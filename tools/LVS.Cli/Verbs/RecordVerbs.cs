using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Records;

namespace LVS.Cli;

/// <summary>Verbs for records in a running swarm: put, get, check, renew, forget, list.</summary>
internal static partial class RecordVerbs
{
    private const int HoursMax = (int)(Limits.KeepMinutesMax / 60);
    private const int HoursDefault = 720;
    private const int EndMsMax = 10_000;

    /// <summary>Longest time in which a stopped put takes back what it stored, in ms.</summary>
    private const int TakeBackMsMax = 120_000;

    private static readonly Option<string> ConfigPath =
        new("--config") { Description = "lvs.json of the swarm.", DefaultValueFactory = _ => "lvs.json" };
    private static readonly Option<int?> Port = Number.Maybe("--port", "UDP port", "that of the configuration", 1, 65535);
    private static readonly Option<string?> Interface =
        new("--interface") { Description = "IPv4 address of the network interface [default: 127.0.0.1, or what the configuration says]." };
    private static readonly Option<string?> Transport =
        new("--transport") { Description = "How frames travel: udp, mqtt or both [default: what the configuration says]." };
    private static readonly Option<string?> Broker =
        new("--broker") { Description = "MQTT broker HOST:PORT [default: that of the configuration]; 'lvs swarm' prints that of its own." };
    private static readonly Option<bool> Json = Common.Json();
    private static readonly Option<int> Hours =
        Number.Of("--hours", "Hours that the swarm keeps it from now on", 1, HoursMax, HoursDefault);
    private static readonly Option<int> Wait = Number.Of(
        "--wait", "Minutes to wait for nodes that sleep between slots, four of their longest naps; 0 leaves them out", 0, 1440, 0);
    private static readonly Argument<string> CapabilityText = new("CAPABILITY") { Description = "What 'lvs put' printed." };
    private static readonly RecordList List = new(RecordList.UsualPath);

    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary><c>lvs put</c>.</summary>
    public static Command CreatePut()
    {
        Argument<string> file = new("FILE") { Description = "File to store; '-' for standard input." };
        Option<int> loss = Number.Of("--loss", "Part of the nodes that may vanish at once before the swarm repairs, %", 0, 100,
            RecordShape.LossPercentUsual);
        Command command =
            new("put", "Seals a file, spreads it over a running swarm, waits until all of it is proved to be there, and prints the "
                + "capability that brings it back. It says how many nodes may vanish. A put that fails leaves nothing behind.\n"
            + "Example: lvs put letter.txt --config lvs.json\nExample: tar c notes | lvs put - --hours 2000")
        {
            file, Hours, loss, Wait, ConfigPath, Port, Interface, Transport, Broker, Json,
        };
        command.SetAction(parsed => Interruptible(
            stop => Put(parsed, parsed.GetValue(file)!, parsed.GetValue(Hours), parsed.GetValue(loss), stop), TakeBackMsMax));
        return command;
    }

    /// <summary><c>lvs get</c>.</summary>
    public static Command CreateGet()
    {
        Option<string?> output = new("--output", "-o")
        {
            Description = "File to write, as a whole or not at all [default: '-', standard output].",
        };
        Option<bool> force = new("--force") { Description = "Replaces a file that is already there." };
        Command command =
            new("get", "Brings a record back from a running swarm; needs nothing but its capability and membership.\nExample: lvs get "
                + "lvs1... -o letter.txt --config lvs.json")
        {
            CapabilityText, output, force, Wait, ConfigPath, Port, Interface, Transport, Broker, Json,
        };
        command.SetAction(parsed => Interruptible(stop => Get(parsed, parsed.GetValue(output), parsed.GetValue(force), stop)));
        return command;
    }

    /// <summary><c>lvs check</c>.</summary>
    public static Command CreateCheck()
    {
        Command command =
            new("check", "Asks the holders of a record for proofs, and says how many nodes may still vanish; fetches no content.\n"
                + "Exit codes: 0 all of it is there, 1 some of it is missing, 2 unknown.\nExample: lvs check lvs1... --config lvs.json")
        {
            CapabilityText, Wait, ConfigPath, Port, Interface, Transport, Broker, Json,
        };
        command.SetAction(parsed => Interruptible(stop => Check(parsed, stop)));
        return command;
    }

    /// <summary><c>lvs renew</c>.</summary>
    public static Command CreateRenew()
    {
        Command command =
            new("renew", "Keeps a record for longer; who has the capability may.\nExample: lvs renew lvs1... --hours 2000")
        {
            CapabilityText, Hours, Wait, ConfigPath, Port, Interface, Transport, Broker, Json,
        };
        command.SetAction(parsed => Interruptible(stop => Renew(parsed, parsed.GetValue(Hours), stop)));
        return command;
    }

    /// <summary><c>lvs forget</c>.</summary>
    public static Command CreateForget()
    {
        Command command = new("forget", "Ends the keeping of a record, for good; who has the capability may.\nExample: lvs forget lvs1...")
        {
            CapabilityText, Wait, ConfigPath, Port, Interface, Transport, Broker, Json,
        };
        command.SetAction(parsed => Interruptible(stop => Forget(parsed, stop)));
        return command;
    }

    /// <summary><c>lvs list</c>.</summary>
    public static Command CreateList()
    {
        Command command = new("list", $"Lists what was put from this PC, from {RecordList.UsualPath}.\nExample: lvs list") { Json };
        command.SetAction(parsed => ListAll(parsed.GetValue(Json)));
        return command;
    }

    /// <summary>The configuration that a verb's options name. Without an interface nothing leaves this machine.</summary>
    public static NodeConfig Config(string path, int? port, string? local)
    {
        NodeConfig config = ConfigFile.Load(path);
        config.Port = port ?? config.Port;
        config.Interface = local ?? (config.Interface.Length == 0 ? UdpGroup.Loopback : config.Interface);
        return config.Complaint() is string complaint ? throw new UserException(complaint) : config;
    }

    /// <summary>Runs an action to its end or until Ctrl-C.</summary>
    /// <param name="run">The action.</param>
    /// <param name="endMsMax">How long it may take to stop, in ms.</param>
    private static int Interruptible(Func<CancellationToken, int> run, int endMsMax = EndMsMax)
    {
        using Interrupt interrupt = new(endMsMax);
        try
        {
            return run(interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            throw new UserException("Stopped before it was done.", UserException.Unknown);
        }
        catch (UserException e) when (Printable.Of(e.Message) != e.Message)
        {
            throw new UserException(Printable.Of(e.Message), e.ExitCode);
        }
    }

    private static RecordClient Client(NodeConfig config, out ITransport transport, int waitMinutes = 0)
    {
        transport = TransportChoice.Of(config, bridge: false, RecordConsole.Tell);
        try
        {
            transport.Probe();
            return new RecordClient(transport, config) { SleepersMsMax = waitMinutes * 60_000L };
        }
        catch
        {
            transport.Dispose();
            throw;
        }
    }

    private static int Put(ParseResult parsed, string file, int hours, int loss, CancellationToken stop)
    {
        NodeConfig config = Config(parsed);
        byte[] content = RecordConsole.Read(file, stop);
        Stopwatch clock = Stopwatch.StartNew();
        using RecordClient client = Client(config, out ITransport transport, parsed.GetValue(Wait));
        using ITransport end = transport;
        client.Join(stop, RecordConsole.Tell).Now();
        RecordLimit limit = client.Limit;
        string name = RecordConsole.NameOf(file);
        RecordShape shape = limit.Demand(name, content.Length, loss);
        RecordConsole.Tell(F($"{client.Members.Count} nodes give guests {client.Members.FreeFragments:#,0} places; as {shape.DataCount} + ")
            + F($"{shape.SpareCount} they take a record of at most {limit.BytesMax(shape):#,0} bytes"));
        TellOfSleepers(client);
        long expiry = client.Minute + (hours * 60L);
        using CancellationTokenRegistration told =
            stop.Register(() => RecordConsole.Tell("stopped: taking back what may have been stored, for some seconds"));
        RecordPut put = RecordPut.Of(client, content, shape, expiry, out Capability capability);
        Store(put, stop);
        RecordConsole.Tell(F($"stored: {content.Length:#,0} bytes, {shape.DataCount} + {shape.SpareCount}, {put.FragmentCount} fragments ")
            + F($"at {put.HolderCount} nodes for {hours} hours; any {put.SurvivesCount} of the {client.Members.Count} nodes may vanish ")
            + "at once");
        RecordConsole.Warn(List.Note(new RecordList.Entry(capability.ToString(), name, content.Length, DateTime.UtcNow, expiry, 0)));
        RecordConsole.Warn(List.Unread);
        Console.WriteLine(parsed.GetValue(Json)
            ? JsonSerializer.Serialize(new
            {
                verdict = "holds",
                capability = capability.ToString(),
                bytesStored = content.Length,
                dataCount = shape.DataCount,
                totalCount = shape.TotalCount,
                stripes = put.StripeCount,
                fragments = put.FragmentCount,
                toldAgain = put.AgainCount,
                framesSaid = client.SaidCount,
                framesPaced = client.PacedCount,
                holders = put.HolderCount,
                nodesMayVanish = put.SurvivesCount,
                nodes = client.Members.Count,
                hours,
                expiryMinute = expiry,
                seconds = Math.Round(clock.Elapsed.TotalSeconds, 3),
            })
            : capability.ToString());
        return 0;
    }

    /// <summary>Stores a record. Where that is stopped, it says whether what was stored was taken back.</summary>
    private static void Store(RecordPut put, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            throw new UserException("Stopped before it was done. Nothing was stored.", UserException.Unknown);
        }

        RecordConsole.Tell(F($"sealed; storing {put.FragmentCount:#,0} fragments"));
        try
        {
            put.Run(proved => RecordConsole.Progress($"{proved} of {put.FragmentCount} fragments proved"), stop).Now();
        }
        catch (OperationCanceledException)
        {
            const string Fate = "nobody can read it, and nodes drop it when its hours are over.";
            throw new UserException("Stopped before it was done. " + put.LeftCount switch
            {
                0 => "All that was stored was taken back.",
                null => $"The nodes could not be told to forget what was stored: {Fate}",
                int left => F($"The nodes were told to forget what was stored, and at least {left} fragments are still there: ") + Fate,
            }, UserException.Unknown);
        }
    }

    private static int Get(ParseResult parsed, string? output, bool force, CancellationToken stop)
    {
        Capability capability = Capability.Parse(parsed.GetValue(CapabilityText)!);
        bool json = parsed.GetValue(Json);
        OutputFile file = OutputFile.Of(output ?? "-", force);
        if (json && file.IsStandardOutput)
        {
            throw new UserException("--json needs -o FILE: standard output is taken by the JSON object.");
        }

        Stopwatch clock = Stopwatch.StartNew();
        using RecordClient client = Client(Config(parsed), out ITransport transport, parsed.GetValue(Wait));
        using ITransport end = transport;
        RecordGet get = new(client, capability);
        int all = capability.Shape.StripeCount(capability.ContentSize);
        byte[] content = get.Content(opened => RecordConsole.Progress($"{opened} of {all} stripes"), stop).Now();
        file.Write(content, RecordConsole.Tell, stop);
        long hours = Math.Max(0, get.ExpiryMinute - client.Minute) / 60;
        RecordConsole.Tell(F($"{content.Length:#,0} bytes from {Common.Count(get.HeardCount, "fragment")}; kept for ")
            + F($"{Common.Count((int)hours, "more hour")}"));
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                verdict = "holds",
                contentBytes = content.Length,
                fragments = get.HeardCount,
                hours,
                output,
                seconds = Math.Round(clock.Elapsed.TotalSeconds, 3),
            }));
        }

        return 0;
    }

    private static int Check(ParseResult parsed, CancellationToken stop)
    {
        Capability capability = Capability.Parse(parsed.GetValue(CapabilityText)!);
        using RecordClient client = Client(Config(parsed), out ITransport transport, parsed.GetValue(Wait));
        using ITransport end = transport;
        List<RecordStripe> stripes = StripesOf(new RecordGet(client, capability), stop);
        RecordCheck check = new(client, capability);
        check.Run(stripes, stop).Now();
        if (check.ProvedCount == 0 && !client.HasJoined)
        {
            // Nothing is sent about a record when no node answers.
            client.Join(stop).Now();
        }

        int fragments = stripes.Count * capability.Shape.TotalCount;
        bool isWhole = check.ProvedCount == fragments;
        int spare = check.LeastCount - capability.Shape.DataCount;
        RecordConsole.Tell(F($"{check.ProvedCount} of {fragments} fragments are proved by {Common.Count(check.HolderCount, "node")}; ")
            + (spare >= 0 ? F($"any {spare} more fragments of a stripe may be lost")
                : F($"{stripes.Count - check.WholeCount} of {stripes.Count} stripes cannot be brought back now")));
        TellOfSleepers(client);
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                verdict = isWhole ? "holds" : "broken",
                fragments,
                proved = check.ProvedCount,
                holders = check.HolderCount,
                stripes = stripes.Count,
                readable = check.WholeCount,
                spare,
            }));
        }

        return isWhole ? 0 : 1;
    }

    private static int ListAll(bool json)
    {
        IReadOnlyList<RecordList.Entry> entries = List.Read();
        RecordConsole.Warn(List.Unread);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { verdict = "holds", records = entries }, CamelCase));
            return 0;
        }

        foreach (RecordList.Entry entry in entries)
        {
            DateTime until = DateTime.UnixEpoch.AddMinutes(entry.ExpiryMinute);
            Console.WriteLine(F($"{Printable.Of(entry.Capability)}  {entry.Bytes,10:#,0} bytes  until {until:yyyy-MM-dd HH:mm}  ")
                + Printable.Of(entry.Name));
        }

        if (entries.Count == 0 && List.Unread == null)
        {
            RecordConsole.Tell($"Nothing was put from this PC yet, or {List.FilePath} was moved.");
        }

        return 0;
    }

    /// <summary>Says that nodes that sleep were left out, if they were.</summary>
    private static void TellOfSleepers(RecordClient client)
    {
        if (client.Members.SleeperCount > 0 && !client.Members.CountSleepers)
        {
            RecordConsole.Tell(F($"{client.Members.SleeperCount} more sleep between slots and are left out: --wait ")
                + F($"{client.Members.NapSecondsMax / 15} waits for them"));
        }
    }

    private static List<RecordStripe> StripesOf(RecordGet get, CancellationToken stop) =>
        get.Stripes(opened => RecordConsole.Progress($"{opened} lists of stripes read"), stop).Now();

    private static NodeConfig Config(ParseResult parsed)
    {
        NodeConfig config = Config(parsed.GetValue(ConfigPath)!, parsed.GetValue(Port), parsed.GetValue(Interface));
        bool isBrokerNamed = parsed.GetValue(Broker) != null;
        config.Broker = parsed.GetValue(Broker) ?? config.Broker;
        config.Transport = parsed.GetValue(Transport) ?? (isBrokerNamed && config.Transport == NodeConfig.TransportUdp
            ? NodeConfig.TransportMqtt : config.Transport);
        if (TransportChoice.ComplaintOf(config.Transport) is string wrong)
        {
            throw new UserException(wrong);
        }

        if (!TransportChoice.NeedsBroker(config.Transport))
        {
            return !isBrokerNamed ? config : throw TransportChoice.NeedsNone(config.Broker);
        }

        return config.Broker.Length > 0 ? config : throw new UserException(
            $"transport '{config.Transport}' needs a broker: name it with --broker HOST:PORT, as 'lvs swarm' prints it, or as 'broker' in "
            + "the configuration.");
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
