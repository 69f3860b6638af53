using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace LVS.Boards;

/// <summary>Details from the chip's boot loader: the output of <c>nanoff --platform esp32 --devicedetails</c>.</summary>
/// <param name="Chip">Chip family, <c>ESP32</c>, <c>ESP32-S3</c>.</param>
/// <param name="Line">The line that names the chip, with its revision.</param>
/// <param name="FlashMegabytes">Flash in MiB, 0 when unknown.</param>
/// <param name="PsramMegabytes">PSRAM in MiB, 0 for none, null when undetermined.</param>
public sealed partial record ChipDetails(string Chip, string Line, int FlashMegabytes, int? PsramMegabytes)
{
    /// <summary>Reads nanoff's output, or null when no chip is in it.</summary>
    public static ChipDetails? Read(IReadOnlyList<string> lines)
    {
        string[] plain = [.. lines.Select(line => Colour().Replace(line, "").Trim())];

        // Older and newer versions of nanoff name the chip below "Connected to:", or print "Chip is" and "Chip type:" as esptool does.
        IEnumerable<string> after = plain.SkipWhile(line => !line.Contains("Connected to:", StringComparison.Ordinal));
        string? found = (after.Any() ? after : plain).FirstOrDefault(line => ChipName().IsMatch(line));
        if (found == null)
        {
            return null;
        }

        string all = string.Join('\n', plain);
        Match flash = Flash().Match(all);
        Match psram = Psram().Match(all);
        int size = flash.Success ? Number(flash.Groups[1].Value) / (flash.Groups[2].Value is "kB" or "KB" ? 1024 : 1) : 0;
        int? extra = !psram.Success || psram.Groups[1].Value == "undetermined" ? null
            : psram.Groups[1].Value == "not available" ? 0 : Number(psram.Groups[2].Value);
        return new ChipDetails(ChipName().Match(found).Value, found, size, extra);
    }

    /// <summary>Compares with what a board must be.</summary>
    public IEnumerable<BoardCheck> Against(BoardInfo board)
    {
        string fitting = string.Join(" or ", FirmwareLock.Current.Boards
            .Where(b => Same(b.Chip) && b.FlashMegabytes <= FlashMegabytes && (!b.NeedsPsram || PsramMegabytes is null or > 0))
                .Select(b => b.Name));
        string other = fitting.Length > 0 ? $"this looks like {fitting}: name it with --board and in lvs.json"
            : "there is no folder in boards/ for it yet: boards/README.md says how to add one";
        yield return new("chip", Same(board.Chip), $"{Line}; {board.Name} has {board.Chip}", other);
        if (board.Target.EndsWith("_REV3", StringComparison.Ordinal))
        {
            // nanoff warns of this only when it chose the target itself; the image then reboots for ever.
            yield return new("chipRevision", !OldRevision().IsMatch(Line), $"{Line}; {board.Target} needs revision 3 or above",
                "this chip is too old for the images that are pinned: use a module of revision 3, for instance an ESP32-WROOM-32E");
        }

        yield return new(
            "flash",
            FlashMegabytes == 0 ? null : FlashMegabytes >= board.FlashMegabytes,
            $"{FlashMegabytes} MB; {board.Name} needs {board.FlashMegabytes} MB",
            FlashMegabytes == 0 ? "nanoff did not tell the size of the flash: update it with 'dotnet tool update -g nanoff'" : other);
        if (board.NeedsPsram)
        {
            yield return new(
                "psram",
                PsramMegabytes is int mb ? mb > 0 : null,
                PsramMegabytes is int told ? $"{told} MB; {board.Name} needs it" : $"not told; {board.Name} needs it",
                PsramMegabytes == null ? "nanoff could not tell whether there is PSRAM: look at the marking of the module" : other);
        }
    }

    private bool Same(string chip) => string.Equals(Plain(Chip), Plain(chip), StringComparison.Ordinal);

    private static string Plain(string chip) => chip.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Parses a size; one that no chip has counts as unknown.</summary>
    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number : 0;

    [GeneratedRegex(@"\x1B\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colour();

    [GeneratedRegex(@"\bESP32(-?[SCHP]\d+)?")]
    private static partial Regex ChipName();

    [GeneratedRegex(@"revision v?[0-2]\b")]
    private static partial Regex OldRevision();

    [GeneratedRegex(@"[Ff]lash size:?\s+(\d+)\s*(MB|kB|KB)")]
    private static partial Regex Flash();

    [GeneratedRegex(@"PSRAM: ((\d+)\s*MB|not available|undetermined)")]
    private static partial Regex Psram();
}
