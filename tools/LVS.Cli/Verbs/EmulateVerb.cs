using System;
using System.CommandLine;
using System.Diagnostics;
using System.IO;

using LVS.Harness;
using LVS.Live;
using LVS.Node;

namespace LVS.Cli;

/// <summary><c>lvs emulate</c>: runs the unmodified firmware of a board as a process on the PC.</summary>
internal static class EmulateVerb
{
    private static readonly Option<string?> Board =
        new("--board") { Description = "A folder of boards/; without it, the configuration's." };
    private static readonly Option<string> Config =
        new("--config") { Description = "Configuration to put on the board.", DefaultValueFactory = _ => "lvs.json" };
    private static readonly Option<string> Flash =
        new("--flash") { Description = "Folder that stands for the board's flash drive.", DefaultValueFactory = _ => "flash" };
    private static readonly Option<string?> Interface =
        new("--interface") { Description = "IPv4 address of the network interface [default: 127.0.0.1, or what the configuration says]." };
    private static readonly Option<double?> Seconds =
        Number.Maybe("--seconds", "Seconds after which its power is cut", "on Ctrl-C", Number.SecondsMin, Number.ForYearsS);

    public static Command Create()
    {
        Command command = new("emulate", "Runs the firmware of a board on this PC.\nExample: lvs emulate --config lvs.json --flash flash-1")
        {
            Board, Config, Flash, Interface, Seconds,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string configPath = parsed.GetValue(Config)!;
        string flash = parsed.GetValue(Flash)!;
        NodeConfig config = RecordVerbs.Config(configPath, port: null, parsed.GetValue(Interface));
        if (parsed.GetValue(Board) is string board && config.Board != board)
        {
            throw new UserException($"{configPath} is for board {config.Board}, not {board}: change its 'board', or leave --board out.");
        }

        config.BrokerCa = BrokerCa.ForBoard(config.BrokerCa);
        config.Minute = Math.Max(config.Minute, HeardMinute.OfClock);
        if (config.Transport != NodeConfig.TransportMqtt)
        {
            // Reports a bad interface at once. The firmware itself retries for ever, because a board's network may come up later.
            new UdpGroup(config.Group, config.Port, config.Interface).Probe();
        }

        using Interrupt interrupt = new();
        using FirmwareProcess process = new(flash, config, Path.Combine(flash, "console.log"), Console.WriteLine);
        Stopwatch clock = Stopwatch.StartNew();
        double seconds = parsed.GetValue(Seconds) ?? double.PositiveInfinity;
        while (process.IsRunning && clock.Elapsed.TotalSeconds < seconds && !interrupt.Token.IsCancellationRequested)
        {
            interrupt.Token.WaitHandle.WaitOne(100);
        }

        process.Cut();
        NodeView? view = process.ReadFlash();
        Console.WriteLine(view == null
            ? "power cut; the flash drive holds no ledger"
            : $"power cut; the flash drive holds a float of {Amount.Vu(view.FloatUvu)} and {view.Edges.Count} edges");
        if (process.HeardOnlyStrangers)
        {
            throw new UserException(
                $"the node heard nobody with its swarmKey: another swarm uses {config.Group}:{config.Port}, or {configPath} has the "
                    + "wrong key.",
                UserException.Unknown);
        }

        return 0;
    }
}
