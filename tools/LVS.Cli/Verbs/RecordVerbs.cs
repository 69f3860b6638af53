using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Threading;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Records;

namespace LVS.Cli;

/// <summary><c>lvs put</c> and <c>lvs get</c>: a record into the keeping of a running swarm, and back.</summary>
internal static class RecordVerbs
{
    private const int HoursMax = 65535;
    private const int HoursDefault = 720;

    private static readonly Option<string> ConfigPath =
        new("--config") { Description = "lvs.json of the swarm.", DefaultValueFactory = _ => "lvs.json" };
    private static readonly Option<int?> Port = Number.Maybe("--port", "UDP port", "that of the configuration", 1, 65535);
    private static readonly Option<string?> Interface =
        new("--interface") { Description = "IPv4 address of the network interface [default: 127.0.0.1, or what the configuration says]." };
    private static readonly Option<bool> Json = Common.Json();

    private static string told = "";

    /// <summary><c>lvs put</c>.</summary>
    public static Command CreatePut()
    {
        Argument<string?> file = new("FILE") { Description = "File to store.", Arity = ArgumentArity.ZeroOrOne };
        Option<int> hours = Number.Of("--hours", "Hours that the swarm keeps it", 1, HoursMax, HoursDefault);
        Option<int> loss =
            Number.Of("--loss", $"Part of the nodes that may vanish before the swarm repairs (above {RecordShape.LossPercentHigh} the "
                + "record is spread as 4 + 8, else as 4 + 4), %", 0, 100,
                RecordShape.LossPercentUsual);
        Option<string?> renew =
            new("--renew") { Description = "Instead of a file: keep the record of this capability for --hours from now on." };
        Command command =
            new("put", "Seals a file, spreads it over a running swarm, waits until all of it is proved to be there, and prints the "
                + "capability that brings it back.\n"
            + "Example: lvs put letter.txt --config lvs.json\nExample: lvs put --renew lvs1... --hours 2000")
        {
            file, hours, loss, renew, ConfigPath, Port, Interface, Json,
        };
        command.SetAction(parsed => Interruptible(stop => Put(
            parsed, parsed.GetValue(file), parsed.GetValue(hours), parsed.GetValue(loss), parsed.GetValue(renew), stop)));
        return command;
    }

    /// <summary><c>lvs get</c>.</summary>
    public static Command CreateGet()
    {
        Argument<string> capability = new("CAPABILITY") { Description = "What 'lvs put' printed." };
        Option<string?> output = new("--output", "-o") { Description = "File to write [default: standard output]." };
        Command command =
            new("get", "Brings a record back from a running swarm; needs nothing but its capability and membership.\nExample: lvs get "
                + "lvs1... -o letter.txt --config lvs.json")
        {
            capability, output, ConfigPath, Port, Interface, Json,
        };
        command.SetAction(parsed => Interruptible(stop => Get(parsed, parsed.GetValue(capability)!, parsed.GetValue(output), stop)));
        return command;
    }

    /// <summary>The configuration that a verb's options name; without an interface nothing leaves this machine.</summary>
    public static NodeConfig Config(string path, int? port, string? local)
    {
        NodeConfig config = ConfigFile.Load(path);
        config.Port = port ?? config.Port;
        config.Interface = local ?? (config.Interface.Length == 0 ? UdpGroup.Loopback : config.Interface);
        return config.Complaint() is string complaint ? throw new UserException(complaint) : config;
    }

    /// <summary>Runs until it ends or Ctrl-C.</summary>
    private static int Interruptible(Func<CancellationToken, int> run)
    {
        using Interrupt interrupt = new();
        try
        {
            return run(interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            throw new UserException("Stopped before it was done; what was stored so far expires by itself.", UserException.Unknown);
        }
    }

    private static RecordClient Client(NodeConfig config, out UdpTransport transport)
    {
        transport = new UdpTransport(new UdpGroup(config.Group, config.Port, config.Interface));
        transport.Probe();
        return new RecordClient(transport, config);
    }

    private static int Put(ParseResult parsed, string? file, int hours, int loss, string? renew, CancellationToken stop)
    {
        if ((file == null) == (renew == null))
        {
            throw new UserException("Name either a file to store or, with --renew, the capability of a record to keep longer.");
        }

        Capability? known = renew == null ? null : Capability.Parse(renew);
        byte[] content = file == null ? [] : Read(file, stop);
        NodeConfig config = Config(parsed.GetValue(ConfigPath)!, parsed.GetValue(Port), parsed.GetValue(Interface));
        using RecordClient client = Client(config, out UdpTransport transport);
        using UdpTransport end = transport;
        client.Join(stop);
        int version = 1;
        if (known != null)
        {
            RecordGet get = new(client, known);
            content = get.Run(_ => { }, stop);
            version = get.Version + 1;
            Tell($"found: {content.Length} bytes, kept for {get.Hours} more hours until now");
        }

        List<Fragment> fragments;
        if (known == null)
        {
            RecordShape shape = Demand(client, file!, content.Length, loss);
            known = RecordSeal.Seal(content, shape, hours, out fragments);
        }
        else
        {
            fragments = RecordSeal.Split(content, known, version, hours);
        }

        RecordPut put = new(client, fragments);
        put.Run(proved => Tell($"{proved} of {fragments.Count} fragments proved"), stop);
        RecordShape spread = known.Shape;
        Tell(string.Create(CultureInfo.InvariantCulture,
            $"stored: {content.Length} bytes, {spread.DataCount} + {spread.TotalCount - spread.DataCount}, {fragments.Count} fragments "
                + $"at {put.HolderCount} nodes for {hours} hours; ")
            + $"any {put.SurvivesCount} of the {client.Members.Count} nodes may vanish at once");
        Console.WriteLine(parsed.GetValue(Json)
            ? JsonSerializer.Serialize(new
            {
                verdict = "holds",
                capability = known.ToString(),
                contentBytes = content.Length,
                dataCount = spread.DataCount,
                totalCount = spread.TotalCount,
                stripes = known.StripeCount,
                fragments = fragments.Count,
                holders = put.HolderCount,
                survives = put.SurvivesCount,
                nodes = client.Members.Count,
                hours,
                version,
            })
            : known.ToString());
        return 0;
    }

    /// <summary>How the file is spread: what the expected loss asks for, or less where the swarm has no room for that.</summary>
    private static RecordShape Demand(RecordClient client, string file, int size, int loss)
    {
        RecordLimit limit = client.Limit;
        RecordShape shape = limit.Choose(size, loss);
        if (shape != RecordShape.For(size, loss))
        {
            Tell("the swarm has no room, or too few nodes, for 4 + 8: storing as 4 + 4");
        }

        limit.Demand(file, size, shape);
        Tell(string.Create(CultureInfo.InvariantCulture,
            $"{client.Members.Count} nodes with {client.FreeFragments} free fragments; this swarm takes a record of at most "
                + $"{limit.BytesMax(shape):#,0} bytes as {shape.DataCount} + {shape.TotalCount - shape.DataCount}"));
        return shape;
    }

    /// <summary>The content, refused before it is read to its end where no swarm takes it. A file may be a pipe.</summary>
    private static byte[] Read(string file, CancellationToken stop)
    {
        FileInfo info = new(file);
        return !info.Exists || info.Length <= Capability.ContentSizeMax
            ? InputFile.ReadBytes(file, Capability.ContentSizeMax, stop)
            : throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"'{file}' has {info.Length:#,0} bytes; no swarm takes a record of more than "
                    + $"{RecordLimit.StripesMax * RecordShape.Four.StripeContentSize:#,0} bytes."));
    }

    private static int Get(ParseResult parsed, string text, string? output, CancellationToken stop)
    {
        Capability capability = Capability.Parse(text);
        bool json = parsed.GetValue(Json);
        if (json && output == null)
        {
            throw new UserException("--json needs -o FILE: standard output is taken by the JSON object.");
        }

        NodeConfig config = Config(parsed.GetValue(ConfigPath)!, parsed.GetValue(Port), parsed.GetValue(Interface));
        using RecordClient client = Client(config, out UdpTransport transport);
        using UdpTransport end = transport;
        RecordGet get = new(client, capability);
        byte[] content = get.Run(opened => Tell($"{opened} of {capability.StripeCount} stripes"), stop);
        if (output != null)
        {
            File.WriteAllBytes(output, content);
        }
        else
        {
            using Stream stream = Console.OpenStandardOutput();
            stream.Write(content);
        }

        Tell(string.Create(CultureInfo.InvariantCulture,
            $"{content.Length} bytes from {get.HeardCount} fragments; kept for {get.Hours} more hours"));
        if (json)
        {
            Console.WriteLine(
                JsonSerializer.Serialize(
                new { verdict = "holds", contentBytes = content.Length, fragments = get.HeardCount, hours = get.Hours,
                version = get.Version, output }));
        }

        return 0;
    }

    /// <summary>Says how far it is; the same line once.</summary>
    private static void Tell(string line)
    {
        if (line != told)
        {
            told = line;
            Console.Error.WriteLine(line);
        }
    }
}
