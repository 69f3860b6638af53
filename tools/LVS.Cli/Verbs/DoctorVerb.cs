using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;

using LVS.Boards;
using LVS.Harness;

namespace LVS.Cli;

/// <summary><c>lvs doctor</c>: compares PC, configuration and board with what the firmware needs.</summary>
internal static class DoctorVerb
{
    private static readonly Option<string?> Board = BoardOptions.Board();
    private static readonly Option<string?> Port =
        new("--port") { Description = "Serial port of a board to look at; without it only the PC is looked at." };
    private static readonly Option<string> Config = BoardOptions.Config();
    private static readonly Option<string?> Clean = new("--clean")
    {
        Description =
            "Take away what devices that are offline have left at the broker, or the device that is named; looks at nothing else.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = Common.Json();

    public static Command Create()
    {
        Command command =
            new("doctor", "Compares PC, lvs.json and a board with boards/firmware.lock and says what to do.\nExample: lvs doctor --port "
                + "/dev/ttyUSB0")
        {
            Board, Port, Config, Clean, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        bool json = parsed.GetValue(Json);
        TextWriter output = json ? Console.Error : Console.Out;
        string configPath = parsed.GetValue(Config)!;
        if (parsed.GetResult(Clean) != null)
        {
            IReadOnlyList<BoardCheck> cleaned = CleanUp.Run(ConfigFile.Load(configPath), parsed.GetValue(Clean));
            return BoardOptions.Finish(cleaned, json, cleaned[0].Detail);
        }

        string? port = parsed.GetValue(Port);
        string? named = parsed.GetValue(Board) ?? (port == null ? null : ConfigFile.Load(configPath).Board);
        BoardInfo? board = named == null ? null : FirmwareLock.Current.Board(named);
        string? path = Nanoff.Find();
        Doctor doctor = new(FirmwareLock.Current);
        List<BoardCheck> checks = [.. doctor.LookAtPc(path, board, configPath, Environment.CurrentDirectory)];
        if (port != null && path != null)
        {
            Nanoff nanoff = new(path, Secrets.Of(ConfigFile.Load(configPath)), line => output.WriteLine("  | " + line));
            checks.AddRange(doctor.LookAtBoard(nanoff, board!, port));
        }

        foreach (BoardCheck check in checks)
        {
            output.WriteLine($"{Flasher.Mark(check.Holds)} {check.Name}: {check.Detail}");
        }

        return BoardOptions.Finish(checks, json, port == null
            ? "the PC is ready; no --port, so no board was looked at" : $"PC and {named} on {port} fit together");
    }
}
