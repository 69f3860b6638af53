using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace LVS.Tests.Tidy;

/// <summary>boards/firmware.lock: which packages, in which versions, belong to the image, and which boards there are.</summary>
internal sealed record FirmwareLock(IReadOnlyDictionary<string, string> Packages, IReadOnlyList<string> Boards)
{
    public const string Name = "boards/firmware.lock";

    /// <summary>Null when there is none.</summary>
    public static FirmwareLock? Load(string root)
    {
        string path = Path.Combine(root, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return new FirmwareLock(
            document.RootElement.GetProperty("packages").EnumerateArray()
                .ToDictionary(package => package.GetProperty("id").GetString()!, package => package.GetProperty("version").GetString()!),
            [.. document.RootElement.GetProperty("boards").EnumerateObject().Select(board => board.Name)]);
    }
}
