using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;

using LVS.Boards;
using LVS.Harness;
using LVS.Node;

namespace LVS.Cli;

/// <summary><c>lvs flash</c>: image, network, configuration and firmware onto a board.</summary>
internal static class FlashVerb
{
    /// <summary>
    /// Environment variable for the Wi-Fi password. An option would show it to every user of the machine in the process list.
    /// </summary>
    private const string PasswordVariable = "LVS_WIFI_PASSWORD";

    private const string ImageDefault = "firmware/LVS.Firmware/bin/Release/LVS.Firmware.bin";

    private static readonly Option<string?> Board = BoardOptions.Board();
    private static readonly Option<string> Port =
        new("--port") { Description = "Serial port the board is on: COM5, /dev/ttyUSB0.", Required = true };
    private static readonly Option<string> Config = BoardOptions.Config();
    private static readonly Option<string> Image =
        new("--image") { Description = "The firmware's .bin.", DefaultValueFactory = _ => ImageDefault };
    private static readonly Option<string?> Ssid =
        new("--ssid") { Description = $"Wi-Fi name; its password comes from {PasswordVariable}, --password-file or the terminal." };
    private static readonly Option<string?> PasswordFile =
        new("--password-file") { Description = "File whose first line is the Wi-Fi password." };
    private static readonly Option<string?> FwVersion =
        new("--fwversion") { Description = "Version of the image [default: that of firmware.lock, else the newest]." };
    private static readonly Option<string?> Device = new("--device")
    {
        Description = "What you call this board. Its secret, kept beside the configuration, lets it get its value back from its neighbours "
            + "when its flash is lost [default: the 'deviceSecret' of the configuration, or none].",
    };
    private static readonly Option<int?> Baud =
        Number.Maybe("--baud", "Baud rate of the boot loader, for cables that fail at another", "nanoff's own", 9600, 3_000_000);
    private static readonly Option<bool> Erase =
        new("--erase") { Description = "Erase the whole flash first: the node's ledger on it is lost." };
    private static readonly Option<string> Steps =
        new("--steps") { Description = "What to do.", DefaultValueFactory = _ => "update,network,files,image" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only show the commands." };
    private static readonly Option<bool> Json = Common.Json();

    public static Command Create()
    {
        Command command =
            new("flash", "Puts image, Wi-Fi credentials, lvs.json and firmware on a board with nanoff.\nExample: lvs flash --board "
                + "ESP32_DEVKITC --port /dev/ttyUSB0 --ssid home")
        {
            Board, Port, Config, Image, Ssid, PasswordFile, FwVersion, Device, Baud, Erase, Steps, DryRun, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        FlashOptions options = Options(parsed);
        Flasher.Check(options);
        string? path = Nanoff.Find();
        if (path == null && !options.DryRun)
        {
            throw new UserException($"nanoff was not found: {Nanoff.Remedy}.");
        }

        bool json = parsed.GetValue(Json);
        TextWriter output = json ? Console.Error : Console.Out;
        Nanoff nanoff = new(path ?? "nanoff", Secrets.Of(options.Config, options.Password), line => output.WriteLine("  | " + line));
        IReadOnlyList<BoardCheck> done = new Flasher(options, nanoff, FirmwareLock.Current, output.WriteLine).Run();
        return BoardOptions.Finish(done, json, options.DryRun
            ? "nothing was done"
            : $"{options.Board.Name} on {options.Port} is ready; reset it and read its console at 115200 baud: 'LVS node ...' is the "
                + "line to wait for");
    }

    private static FlashOptions Options(ParseResult parsed)
    {
        string configPath = parsed.GetValue(Config)!;
        NodeConfig config = ConfigFile.Load(configPath);
        config.BrokerCa = BrokerCa.ForBoard(config.BrokerCa);
        config.DeviceSecret = parsed.GetValue(Device) is string name ? DeviceSecrets.Of(configPath, name) : config.DeviceSecret;
        ConfigFile.Spell(config);
        string ssid = parsed.GetValue(Ssid) ?? "";
        string? passwordFile = parsed.GetValue(PasswordFile);
        if (ssid.Length == 0 && passwordFile != null)
        {
            throw new UserException("--password-file without --ssid: name the Wi-Fi it belongs to.");
        }

        if (Encoding.UTF8.GetByteCount(ssid) > 32)
        {
            throw new UserException("--ssid has more than 32 bytes, which no Wi-Fi has.");
        }

        string password = ssid.Length == 0 ? "" : Password(passwordFile);
        if (password.Length is > 0 and < 8 || Encoding.UTF8.GetByteCount(password) > 64)
        {
            throw new UserException("the Wi-Fi password must have 8 to 64 characters, or be empty for an open network.");
        }

        return new FlashOptions
        {
            Board = FirmwareLock.Current.Board(parsed.GetValue(Board) ?? config.Board),
            Port = parsed.GetValue(Port)!,
            ConfigPath = configPath,
            Config = config,
            ImagePath = parsed.GetValue(Image)!,
            Ssid = ssid,
            Password = password,
            FwVersion = parsed.GetValue(FwVersion),
            Baud = parsed.GetValue(Baud),
            Erase = parsed.GetValue(Erase),
            DryRun = parsed.GetValue(DryRun),
            Steps = StepsOf(parsed.GetValue(Steps)!),
        };
    }

    private static List<FlashStep> StepsOf(string text)
    {
        List<FlashStep> steps = [];
        foreach (string word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // Enum.TryParse also accepts numbers, which would name steps that do not exist.
            steps.Add(char.IsLetter(word[0]) && Enum.TryParse(word, ignoreCase: true, out FlashStep step) && Enum.IsDefined(step)
                ? step
                : throw new UserException(
                    $"--steps has '{word}'; there are {string.Join(", ", Enum.GetNames<FlashStep>().Select(n => n.ToLowerInvariant()))}."));
        }

        return steps.Count > 0 ? steps : throw new UserException("--steps is empty.");
    }

    private static string Password(string? file)
    {
        if (file != null)
        {
            try
            {
                return File.ReadLines(file).FirstOrDefault() ?? "";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UserException($"cannot read --password-file {file}: {e.Message}");
            }
        }

        if (Environment.GetEnvironmentVariable(PasswordVariable) is string given)
        {
            return given;
        }

        if (Console.IsInputRedirected)
        {
            throw new UserException(
                $"the Wi-Fi password is missing: set {PasswordVariable}, or name a file with --password-file; for an open network set it "
                    + "to nothing.");
        }

        Console.Error.Write("Wi-Fi password (not shown): ");
        StringBuilder typed = new();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            _ = key.Key == ConsoleKey.Backspace
                ? typed.Remove(Math.Max(0, typed.Length - 1), Math.Min(1, typed.Length)) : typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
