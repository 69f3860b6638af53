using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Node;

namespace LVS.Boards;

/// <summary>
/// Puts image, network configuration, swarm configuration and firmware on a board with <c>nanoff</c>, one step after the other. It checks
/// before it writes: a board other than the one named is left as it is, and firmware is not written onto an image that cannot run it.
/// </summary>
/// <param name="options">What to do.</param>
/// <param name="nanoff">The flasher.</param>
/// <param name="locked">What a board must carry.</param>
/// <param name="say">Receives what is being done, for the user.</param>
public sealed class Flasher(FlashOptions options, Nanoff nanoff, FirmwareLock locked, Action<string> say)
{
    private readonly List<BoardCheck> done = [];
    private int number;

    /// <summary>Runs all steps.</summary>
    /// <returns>Every step and check in order; the last one does not hold when flashing was aborted.</returns>
    public IReadOnlyList<BoardCheck> Run()
    {
        using NanoffFiles folder = new();
        _ = Look("chip", Chip(), lines => ChipDetails.Read(lines)?.Against(options.Board))
            && (!options.Steps.Contains(FlashStep.Update) || Step("update", Update()))
            && Look("image", ["--nanodevice", "--serialport", options.Port, "--devicedetails"],
                lines => ImageDetails.Read(lines)?.Against(options.Board, locked))
            && Network(folder)
            && (!options.Steps.Contains(FlashStep.Files) || Step("files", ["--filedeployment", folder.WriteFiles(options)]))
            && (!options.Steps.Contains(FlashStep.Image) || Step("firmware", Image()));
        return done;
    }

    /// <summary>Checks that need no change of the board.</summary>
    /// <exception cref="UserException">Something does not fit.</exception>
    public static void Check(FlashOptions options)
    {
        if (options.Config.Board != options.Board.Name)
        {
            throw new UserException(
                $"{options.ConfigPath} is for board {options.Config.Board}, not {options.Board.Name}: change its 'board', or name the "
                    + "right one with --board.");
        }

        if (HeapBudget.Complaint(options.Config.Transport, options.Board.HeapBytes) is string complaint)
        {
            throw new UserException($"{options.ConfigPath}: {complaint}.");
        }

        if (options.Port.StartsWith('/') && !File.Exists(options.Port))
        {
            string[] there = [.. Directory.GetFiles("/dev", "ttyUSB*").Concat(Directory.GetFiles("/dev", "ttyACM*"))];
            throw new UserException($"there is no serial port {options.Port}; "
                + (there.Length > 0
                    ? $"there is {string.Join(", ", there)}." : "no USB serial port is there at all: plug the board in with a cable that "
                        + "carries data."));
        }

        if (!options.Steps.Contains(FlashStep.Image))
        {
            return;
        }

        FileInfo image = new(options.ImagePath);
        if (!image.Exists)
        {
            throw new UserException(
                $"the firmware {options.ImagePath} is not there: build LVS.Firmware in configuration Release for this board "
                    + "(firmware/README.md, step 4), "
                + "or name another file with --image, or leave it out with --steps update,network,files.");
        }

        if (image.Length > options.Board.DeploymentBytesMax)
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{options.ImagePath} has {image.Length:N0} bytes, the deployment partition of {options.Board.Name} "
                    + $"{options.Board.DeploymentBytesMax:N0}: is it a Release build?"));
        }
    }

    private List<string> Chip()
    {
        List<string> arguments = ["--platform", "esp32", "--serialport", options.Port, "--devicedetails"];
        return WithBaud(options.Board.NeedsPsram ? [.. arguments, "--checkpsram"] : arguments);
    }

    private List<string> Update()
    {
        List<string> arguments = ["--target", options.Board.Target, "--serialport", options.Port, "--update"];
        if ((options.FwVersion ?? locked.ImageVersion) is string version)
        {
            arguments.AddRange(["--fwversion", version]);
        }

        return WithBaud(options.Erase ? [.. arguments, "--masserase"] : arguments);
    }

    private List<string> Image() => WithBaud(
        ["--target", options.Board.Target, "--serialport", options.Port, "--deploy", "--image", Path.GetFullPath(options.ImagePath)]);

    private List<string> WithBaud(List<string> arguments) => options.Baud is int baud
        ? [.. arguments, "--baud", baud.ToString(CultureInfo.InvariantCulture)]
        : arguments;

    private bool Network(NanoffFiles folder)
    {
        if (!options.Steps.Contains(FlashStep.Network))
        {
            return true;
        }

        if (options.Ssid.Length == 0)
        {
            say("network: no --ssid, so the board keeps the Wi-Fi credentials it has");
            return true;
        }

        return Step("network", ["--networkdeployment", folder.WriteNetwork(options)]);
    }

    private bool Step(string name, IReadOnlyList<string> arguments) => Call(name, arguments) != null;

    private bool Look(string name, IReadOnlyList<string> arguments, Func<IReadOnlyList<string>, IEnumerable<BoardCheck>?> read)
    {
        if (Call(name, arguments) is not NanoffRun run)
        {
            return false;
        }

        if (options.DryRun)
        {
            return true;
        }

        IEnumerable<BoardCheck> found = read(run.Lines) ?? [new(
            name + "Details", null, "nanoff's output has not the form of version 2.5", "update it with 'dotnet tool update -g nanoff'")];
        foreach (BoardCheck check in found)
        {
            done.Add(check);
            say($"  {Mark(check.Holds)} {check.Name}: {check.Detail}");
        }

        return done.All(c => c.Holds == true);
    }

    private NanoffRun? Call(string name, IReadOnlyList<string> arguments)
    {
        say($"step {++number} {name}: {nanoff.Spell(arguments)}");
        if (options.DryRun)
        {
            return new NanoffRun(0, []);
        }

        NanoffRun run = nanoff.Run(arguments);
        done.Add(new BoardCheck(name, run.Succeeded ? true : null, run.Succeeded ? "done"
            : "nanoff ended with "
                + $"{(run.Error.Length > 0 ? run.Error : "exit code " + run.ExitCode.ToString(CultureInfo.InvariantCulture))}",
                run.Succeeded ? "" : Nanoff.RemedyFor(run)));
        return run.Succeeded ? run : null;
    }

    /// <summary>How a result is printed.</summary>
    public static string Mark(bool? holds) => holds switch { true => "ok ", false => "BAD", null => "?  " };
}
