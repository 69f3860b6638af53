using System;
using System.CommandLine;
using System.IO;
using System.Threading;

using LVS.Harness;
using LVS.Node;

namespace LVS.Cli;

/// <summary><c>lvs init</c>: writes a configuration with a fresh swarm key.</summary>
internal static class InitVerb
{
    public static Command Create()
    {
        Option<string> path = new("--out") { Description = "File to write.", DefaultValueFactory = _ => "lvs.json" };
        Option<bool> force = new("--force") { Description = "Replace the file if it exists; its swarm key is lost." };
        Option<string?> device = new("--device")
        {
            Description = "Write NAME.json beside the file instead: the same configuration with a secret of this device, which lets it get "
                + "its value back from its neighbours when it loses its memory.",
        };
        Command command =
            new("init", "Writes lvs.json: a random swarm key and all defaults, for board, emulator and harness.\nExample: lvs init")
        {
            path,
            force,
            device,
        };
        command.SetAction(parsed => parsed.GetValue(device) is string name
            ? Device(parsed.GetValue(path)!, name, parsed.GetValue(force))
            : Run(parsed.GetValue(path)!, parsed.GetValue(force)));
        return command;
    }

    private static int Run(string path, bool force)
    {
        RefuseWhatIsNoFile(path);
        if (File.Exists(path) && !force)
        {
            throw new UserException(
                $"{path} exists and its swarm key may be in use: choose another name with --out, or replace it with --force.");
        }

        Save(ConfigFile.Fresh(), path, force);
        Console.WriteLine($"{path} written. Its swarmKey makes its holder a member of the swarm: keep it secret.");
        return 0;
    }

    private static int Device(string path, string name, bool force)
    {
        NodeConfig config = ConfigFile.Load(path);
        string own = Path.Combine(Path.GetDirectoryName(path) ?? "", name + ".json");
        if (Path.GetFullPath(own) == Path.GetFullPath(path))
        {
            throw new UserException(
                $"--device is '{name}', but {path} is the configuration of all devices: choose another name, one for each device.");
        }

        config.DeviceSecret = DeviceSecrets.Of(path, name);
        if (File.Exists(own) && !force)
        {
            throw new UserException($"{own} exists: choose another name with --device, or replace it with --force.");
        }

        Save(config, own, force);
        Console.WriteLine($"{own} written, for one device alone: two with the same deviceSecret stop each other. "
            + $"{DeviceSecrets.PathOf(path)} keeps the secret.");
        return 0;
    }

    private static void RefuseWhatIsNoFile(string path)
    {
        if (path == "-" || Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            throw new UserException($"--out is '{path}', {(path == "-" ? "but lvs init writes a file" : "a folder")}: name a file.");
        }
    }

    /// <summary>
    /// Writes it so that only its user can read it. The one that it replaces is lost when all of it is written, not before.
    /// </summary>
    private static void Save(NodeConfig config, string path, bool force)
    {
        OutputFile file = OutputFile.Of(path, force, isSecret: true);
        if (file.IsDirect)
        {
            throw new UserException($"{path} is a device or a pipe, and lvs init writes a file: choose another one with --out.");
        }

        file.Write(ConfigFile.Spell(config), _ => { }, CancellationToken.None);
    }
}
