using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LVS.Boards;

/// <summary>Details of the running image: the output of <c>nanoff --nanodevice --devicedetails</c>.</summary>
/// <param name="Target">Name of the image.</param>
/// <param name="Version">Its version.</param>
/// <param name="Natives">Native assemblies in it.</param>
/// <param name="Managed">Managed assemblies deployed, <c>name, version</c>.</param>
public sealed partial record ImageDetails(string Target, string Version, IReadOnlyList<NativeAssembly> Natives,
    IReadOnlyList<string> Managed)
{
    private const string Application = "LVS.Firmware,";

    /// <summary>Reads nanoff's output, or null when it is not that of a running image.</summary>
    public static ImageDetails? Read(IReadOnlyList<string> lines)
    {
        lines = [.. lines.Select(line => Colour().Replace(line, ""))];
        string all = string.Join('\n', lines);
        Match target = TargetLine().Match(all);
        Match version = VersionLine().Match(all);
        return !target.Success || !version.Success ? null : new ImageDetails(
            target.Groups[1].Value,
            version.Groups[1].Value,
            [.. NativeLine().Matches(all)
                .Select(m => new NativeAssembly(m.Groups[1].Value, m.Groups[2].Value, "0x" + m.Groups[3].Value.ToUpperInvariant()))],
            [.. lines.SkipWhile(l => l.Trim() != "Assemblies:").Skip(1).TakeWhile(l => l.Trim().Length > 0).Select(l => l.Trim())]);
    }

    /// <summary>Compares the image with the lock.</summary>
    public IEnumerable<BoardCheck> Against(BoardInfo board, FirmwareLock locked)
    {
        const string Update =
            "put the image on the board that firmware.lock wants: 'lvs flash --steps update', with --fwversion for another build";
        yield return new("imageTarget", Target == board.Target, $"{Target}; {board.Name} has {board.Target}", Update);
        string wanted = locked.ImageVersion ?? locked.ImageLine + ".*";
        bool line = locked.ImageVersion is string exact
            ? Version == exact : Version.StartsWith(locked.ImageLine + ".", StringComparison.Ordinal);
        yield return new("imageVersion", line, $"{Version}; firmware.lock has {wanted}", Update);
        List<string> wrong = [];
        foreach (NativeAssembly native in locked.Natives)
        {
            NativeAssembly? found = Natives.FirstOrDefault(n => n.Name == native.Name);
            if (found == null || found.Checksum != native.Checksum)
            {
                wrong.Add(found == null
                    ? $"{native.Name} is missing" : $"{native.Name} {found.Version} {found.Checksum} instead of {native.Version} "
                        + $"{native.Checksum}");
            }
        }

        yield return new(
            "nativeAssemblies",
            wrong.Count == 0,
            wrong.Count == 0 ? $"all {locked.Natives.Count} have the checksums of firmware.lock" : string.Join("; ", wrong),
            "managed code of these versions does not link on this image, the board would reboot for ever. " + Update);
    }

    /// <summary>Whether this firmware is on the board.</summary>
    public BoardCheck Deployed()
    {
        string? found = Managed.FirstOrDefault(m => m.StartsWith(Application, StringComparison.Ordinal));
        return new("firmware", found != null, found
            ?? "LVS.Firmware is not among the deployed assemblies", "put it there with 'lvs flash --steps image'");
    }

    [GeneratedRegex(@"\x1B\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colour();

    [GeneratedRegex(@"^\s*Target:\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex TargetLine();

    [GeneratedRegex(@"^\s*CLR Version:\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^\s*(\S+) v([\d.]+), checksum 0x([0-9A-Fa-f]{8})", RegexOptions.Multiline)]
    private static partial Regex NativeLine();
}
