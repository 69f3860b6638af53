using System;
using System.CommandLine;
using System.IO;

using LVS.Harness;
using LVS.Live;
using LVS.Node;

namespace LVS.Cli;

/// <summary><c>lvs emulate</c>: the unmodified firmware of a board, as a process on the PC.</summary>
internal static class EmulateVerb
{
    public static Command Create()
    {
        Option<string?> board = new("--board") { Description = "A folder of boards/; without it, the configuration's." };
        Option<string> config = new("--config") { Description = "Configuration to put on the board.", DefaultValueFactory = _ => "lvs.json" };
        Option<string> flash = new("--flash") { Description = "Folder that stands for the board's flash drive.", DefaultValueFactory = _ => "flash" };
        Option<double?> seconds = new("--seconds") { Description = "Cut the power after this time; without it, on Ctrl-C." };
        Option<string?> local = new("--interface") { Description = "IPv4 address of the network interface [default: 127.0.0.1, or what the configuration says]." };
        Command command = new("emulate", "Runs the firmware of a board on this PC.\nExample: lvs emulate --config lvs.json --flash flash-1")
        {
            board,
            config,
            flash,
            seconds,
            local,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(board), parsed.GetValue(config)!, parsed.GetValue(flash)!, parsed.GetValue(seconds), parsed.GetValue(local)));
        return command;
    }

    private static int Run(string? board, string configPath, string flash, double? seconds, string? local)
    {
        NodeConfig config = ConfigFile.Load(configPath);
        if (board != null && config.Board != board)
        {
            throw new UserException($"{configPath} is for board {config.Board}, not {board}: change its 'board', or leave --board out.");
        }

        config.BrokerCa = BrokerCa.ForBoard(config.BrokerCa);

        // As every verb does: the swarm is on this machine, whatever network that has.
        config.Interface = local ?? (config.Interface.Length == 0 ? UdpGroup.Loopback : config.Interface);
        if (config.Complaint() is string complaint)
        {
            throw new UserException(complaint + ".");
        }

        using Interrupt interrupt = new();
        using FirmwareProcess process = new(flash, config, Path.Combine(flash, "console.log"), Console.WriteLine);
        DateTime until = seconds is double s ? DateTime.UtcNow.AddSeconds(s) : DateTime.MaxValue;
        while (process.IsRunning && DateTime.UtcNow < until && !interrupt.Token.IsCancellationRequested)
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
                $"the node heard nobody with its swarmKey: another swarm uses {config.Group}:{config.Port}, or {configPath} has the wrong key.",
                UserException.Unknown);
        }

        return 0;
    }
}
