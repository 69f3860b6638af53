using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

using LVS.Boards;
using LVS.Harness;
using LVS.Hil;
using LVS.Node;
using LVS.Report;

namespace LVS.Cli;

/// <summary><c>lvs hil</c>: black-box tests of boards and of emulated boards.</summary>
internal static class HilVerb
{
    private static readonly Option<string> Map = new("--map") { Description = "Device map, YAML.", Required = true };
    private static readonly Option<string[]> Device =
        new("--device") { Description = "Only the device of this id; may be repeated.", DefaultValueFactory = _ => [] };
    private static readonly Option<string?> Config =
        new("--config") { Description = "lvs.json of the devices [default: the map's 'config']." };
    private static readonly Option<string?> Transport =
        new("--transport") { Description = "How frames reach every device: udp or mqtt [default: what map and configuration say]." };
    private static readonly Option<string?> Broker =
        new("--broker") { Description = "MQTT broker HOST:PORT of every device; without one a broker inside this command serves emulated "
            + "devices." };
    private static readonly Option<int> Nodes = Number.Of("--nodes", "Harness nodes around a device", 1, 8, 4);
    private static readonly Option<double> Seconds =
        Number.Of("--seconds", "Seconds that a device drifts among them; less when the swarm has settled before", 1, Number.DayS, 20);
    private static readonly Option<double> Soak =
        Number.Of("--soak", "Seconds to soak afterwards; 0 leaves it out", 0, 30 * Number.DayS, 0);
    private static readonly Option<double> Patience =
        Number.Of("--patience", "Seconds a device may take to be heard after its power is on", 1.0, 3600, 60);
    private static readonly Option<int> Cuts = Number.Of("--cuts", "Power cuts while it drifts", 1, 1000, 3);
    private static readonly Option<string?> Tests =
        new("--tests") { Description = "Only these tests, with commas: " + string.Join(",", HilRun.TestNames) + "." };
    private static readonly Option<bool> Mixed =
        new("--mixed") { Description = "Then all devices at once, boards among emulated ones, as one swarm." };
    private static readonly Option<long> Seed = Number.Of("--seed", "Seed of the tests' chance", long.MinValue, long.MaxValue, 1);
    private static readonly Option<string?> Out = new("--out") { Description = "Run folder [default: runs/<time>-hil]." };
    private static readonly Option<bool> Json = Common.Json();

    public static Command Create()
    {
        Command command =
            new("hil", "Tests boards, and emulated ones, as black boxes: frames, drift, resets, power cuts.\nExample: lvs hil --map "
                + "devices.yaml --mixed")
        {
            Map, Device, Config, Transport, Broker, Nodes, Seconds, Soak, Patience, Cuts, Tests, Mixed, Seed, Out, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        HilOptions options = Options(parsed);
        bool json = parsed.GetValue(Json);
        using RunFolder folder = RunFolder.Create("hil", parsed.GetValue(Out));
        using Interrupt interrupt = new();
        TextWriter output = json ? Console.Error : Console.Out;
        using HilRun run = new(options, folder.Path, test => output.WriteLine($"{Flasher.Mark(test.Holds)} {test.Name}: {test.Detail}"));
        SwarmResult result = run.Run(interrupt.Token);
        return Verdict.Show(folder, result, json);
    }

    private static HilOptions Options(ParseResult parsed)
    {
        string path = parsed.GetValue(Map)!;
        DeviceMap map = DeviceMap.Load(path);
        string[] wanted = parsed.GetValue(Device)!;
        if (wanted.FirstOrDefault(id => map.Devices.All(d => d.Id != id)) is string unknown)
        {
            throw new UserException($"{path} has no device '{unknown}'; there are {string.Join(", ", map.Devices.Select(d => d.Id))}.");
        }

        string? configPath = parsed.GetValue(Config) ?? (map.Config.Length > 0 ? map.Config : null);
        List<MappedDevice> devices = [.. map.Devices.Where(d => wanted.Length == 0 || wanted.Contains(d.Id))];
        if (configPath == null && devices.Any(d => !d.IsEmulated))
        {
            throw new UserException(
                $"{path} names no 'config', and only emulated devices can do without: name the lvs.json that is on the boards.");
        }

        string transport = parsed.GetValue(Transport) ?? "";
        if (transport.Length > 0 && !HilTransports.Names.Contains(transport))
        {
            throw new UserException($"--transport is '{transport}'; it must be {string.Join(" or ", HilTransports.Names)}.");
        }

        string broker = parsed.GetValue(Broker) ?? "";
        if (broker.Length > 0)
        {
            BrokerAddress.Parse(broker);
        }

        NodeConfig config = configPath == null ? ConfigFile.Fresh() : ConfigFile.Load(configPath);
        return new HilOptions
        {
            Devices = devices,
            Config = config,
            Transport = transport.Length == 0 && broker.Length > 0 ? NodeConfig.TransportMqtt : transport,
            Broker = transport == NodeConfig.TransportUdp && broker.Length > 0
                ? throw new UserException("--broker needs --transport mqtt: UDP multicast has no broker.")
                : broker,
            Nodes = parsed.GetValue(Nodes),
            Seconds = parsed.GetValue(Seconds),
            SoakSeconds = parsed.GetValue(Soak),
            PatienceSeconds = parsed.GetValue(Patience),
            Cuts = parsed.GetValue(Cuts),
            Tests = TestsOf(parsed.GetValue(Tests)),
            Mixed = parsed.GetValue(Mixed),
            Seed = parsed.GetValue(Seed),
            Reproduce = Common.Reproduce(parsed, "hil", Map, Device, Config, Transport, Broker, Nodes, Seconds, Soak, Patience, Cuts,
                Tests, Seed, Mixed),
        };
    }

    private static string[] TestsOf(string? text)
    {
        string[] names = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (text != null && names.Length == 0)
        {
            throw new UserException($"--tests is '{text}' and names no test; there are {string.Join(", ", HilRun.TestNames)}.");
        }

        return names.FirstOrDefault(n => !HilRun.TestNames.Contains(n)) is string unknown
            ? throw new UserException($"--tests has '{unknown}'; there are {string.Join(", ", HilRun.TestNames)}.")
            : names;
    }
}
