using System;
using System.CommandLine;
using System.IO;

using LVS.Harness;

namespace LVS.Cli;

/// <summary><c>lvs init</c>: a configuration with a fresh swarm key.</summary>
internal static class InitVerb
{
    public static Command Create()
    {
        Option<string> path = new("--out") { Description = "File to write.", DefaultValueFactory = _ => "lvs.json" };
        Option<bool> force = new("--force") { Description = "Replace the file if it exists; its swarm key is lost." };
        Command command =
            new("init", "Writes lvs.json: a random swarm key and all defaults, for board, emulator and harness.\nExample: lvs init")
        {
            path,
            force,
        };
        command.SetAction(parsed => Run(parsed.GetValue(path)!, parsed.GetValue(force)));
        return command;
    }

    private static int Run(string path, bool force)
    {
        if (File.Exists(path) && !force)
        {
            throw new UserException(
                $"{path} exists and its swarm key may be in use: choose another name with --out, or replace it with --force.");
        }

        try
        {
            ConfigFile.Save(ConfigFile.Fresh(), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"cannot write {path}: {e.Message.TrimEnd('.')}. Choose another file with --out.");
        }

        if (!OperatingSystem.IsWindows())
        {
            // A file that was replaced keeps its mode.
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Console.WriteLine($"{path} written. Whoever has its swarmKey is a member of the swarm: keep it as a secret.");
        return 0;
    }
}
