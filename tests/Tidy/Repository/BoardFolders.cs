using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LVS.Tests.Tidy;

/// <summary>What a board's folder says, the lock file says too: the tool that flashes reads the one, the image is built from the
/// other.</summary>
internal static partial class BoardFolders
{
    private static readonly string[] DeployFiles = ["network.json", "files.json"];

    public static IEnumerable<string> Check(string root)
    {
        string path = Path.Combine(root, FirmwareLock.Name);
        if (!File.Exists(path))
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        string table = File.Exists(Path.Combine(root, "boards/README.md")) ? File.ReadAllText(Path.Combine(root, "boards/README.md")) : "";
        return [.. document.RootElement.GetProperty("boards").EnumerateObject()
            .Where(board => Directory.Exists(Path.Combine(root, "boards", board.Name)))
            .SelectMany(board => Board(root, board.Name, board.Value, table))];
    }

    private static IEnumerable<string> Board(string root, string name, JsonElement locked, string table)
    {
        string folder = Path.Combine(root, "boards", name);
        foreach (string missing in DeployFiles.Where(file => !IsJson(Path.Combine(folder, file))))
        {
            yield return $"boards/{name}/{missing} is missing or no JSON";
        }

        if (!table.Contains($"| `{name}` |", StringComparison.Ordinal))
        {
            yield return $"{name} has no row in boards/README.md";
        }

        string path = Path.Combine(folder, "Board.cs");
        if (!File.Exists(path))
        {
            yield break;
        }

        Dictionary<string, string> constants = Constant().Matches(File.ReadAllText(path))
            .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        (string Name, string Locked)[] pairs =
        [
            ("Name", $"\"{name}\""),
            ("Target", $"\"{locked.GetProperty("target").GetString()}\""),
            ("FlashSize", $"{locked.GetProperty("flashMegabytes").GetInt32()} * 1024 * 1024"),
            ("DeploymentSize", "0x" + locked.GetProperty("deploymentBytes").GetInt64().ToString("X", CultureInfo.InvariantCulture)),
            ("HeapBudgetSize", $"{locked.GetProperty("heapBytes").GetInt32() / 1024} * 1024"),
        ];
        foreach ((string constant, string wanted) in pairs.Where(pair => constants.GetValueOrDefault(pair.Name) != pair.Locked))
        {
            string present = constants.GetValueOrDefault(constant) ?? "missing";
            yield return $"boards/{name}/Board.cs has {constant} {present}, {FirmwareLock.Name} {wanted}";
        }
    }

    private static bool IsJson(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"const \w+ (\w+) = ([^;]+);")]
    private static partial Regex Constant();
}
