using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

using LVS.Harness;
using LVS.Node;

namespace LVS.Boards;

/// <summary>
/// Compares PC, sources, configuration and board with <c>boards/firmware.lock</c> and names a remedy for every difference.
/// </summary>
/// <param name="locked">What is wanted.</param>
public sealed class Doctor(FirmwareLock locked)
{
    private const string Sources = "firmware/LVS.Firmware/packages.config";

    /// <summary>Looks at the PC and its files.</summary>
    /// <param name="nanoff">The flasher, or null when there is none.</param>
    /// <param name="board">The board, or null when none was named.</param>
    /// <param name="configPath">Configuration to compare.</param>
    /// <param name="folder">Where to look upwards for the firmware's sources.</param>
    public IEnumerable<BoardCheck> LookAtPc(string? nanoff, BoardInfo? board, string configPath, string folder)
    {
        yield return new("nanoff", nanoff != null, nanoff ?? "not found on PATH", Nanoff.Remedy);
        foreach (BoardCheck check in Configuration(board, configPath))
        {
            yield return check;
        }

        if (Root(folder) is string root)
        {
            yield return Packages(root);
        }
    }

    /// <summary>Looks at a board: its chip by the boot loader, its image by the wire protocol.</summary>
    public IEnumerable<BoardCheck> LookAtBoard(Nanoff nanoff, BoardInfo board, string port)
    {
        string[] chip = ["--platform", "esp32", "--serialport", port, "--devicedetails"];
        string[] image = ["--nanodevice", "--serialport", port, "--devicedetails"];
        List<BoardCheck> checks =
        [
            .. Ask(nanoff, "chip", board.NeedsPsram ? [.. chip, "--checkpsram"] : chip, lines => ChipDetails.Read(lines)?.Against(board)),
            .. Ask(nanoff, "image", image, lines => ImageDetails.Read(lines) is ImageDetails found
                ? [.. found.Against(board, locked), found.Deployed()] : null),
        ];
        return checks;
    }

    private static IEnumerable<BoardCheck> Ask(
        Nanoff nanoff, string name, IReadOnlyList<string> arguments, Func<IReadOnlyList<string>, IEnumerable<BoardCheck>?> read)
    {
        NanoffRun run = nanoff.Run(arguments);
        return !run.Succeeded ? [new(name, null, $"nanoff failed ({run.Error})", Nanoff.RemedyFor(run))]
            : read(run.Lines)
                ?? [new(name, null, "nanoff's output has not the form of version 2.5", "update it with 'dotnet tool update -g nanoff'")];
    }

    private static IEnumerable<BoardCheck> Configuration(BoardInfo? board, string path)
    {
        const string Remedy = "mend it; 'lvs init --out OTHER' makes a good one to compare with";
        try
        {
            NodeConfig config = ConfigFile.Load(path);
            config.BrokerCa = BrokerCa.ForBoard(config.BrokerCa);
            ConfigFile.Spell(config);
            BoardInfo? its = FirmwareLock.Current.Boards.FirstOrDefault(b => b.Name == config.Board);
            bool fits = board == null ? its != null : board.Name == config.Board;
            BoardCheck check = new("configuration", fits, $"{path} is for {config.Board}", board == null
                ? "there is no such board in boards/" : $"set its 'board' to {board.Name}");
            return its == null ? [check] : [check, BoardMemory.Check(config, its)];
        }
        catch (UserException e)
        {
            return [new("configuration", false, e.Message, Remedy)];
        }
    }

    private BoardCheck Packages(string root)
    {
        string path = Path.Combine(root, Sources);
        const string Remedy = "change packages.config, the project's HintPaths and boards/firmware.lock together";
        try
        {
            Dictionary<string, string> listed = XDocument.Load(path).Root!.Elements("package")
                .ToDictionary(p => p.Attribute("id")!.Value, p => p.Attribute("version")!.Value);
            string[] wrong =
            [
                .. locked.Packages.Where(p => listed.GetValueOrDefault(p.Key) != p.Value)
                    .Select(p => $"{p.Key} {listed.GetValueOrDefault(p.Key) ?? "is missing,"} instead of {p.Value}"),
                .. listed.Keys.Where(id => !locked.Packages.ContainsKey(id)).Select(id => $"{id} is not locked"),
            ];
            return new("packages", wrong.Length == 0, wrong.Length == 0
                ? $"all {listed.Count} of {Sources} are those of firmware.lock" : string.Join("; ", wrong), Remedy);
        }
        catch (Exception e) when (e is IOException or XmlException or UnauthorizedAccessException)
        {
            return new("packages", null, $"{path}: {e.Message}", Remedy);
        }
    }

    private static string? Root(string folder)
    {
        for (DirectoryInfo? here = new(folder); here != null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, Sources)))
            {
                return here.FullName;
            }
        }

        return null;
    }
}
