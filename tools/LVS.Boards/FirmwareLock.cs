using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

using LVS.Harness;

namespace LVS.Boards;

/// <summary>
/// <c>boards/firmware.lock</c> and the deploy files beside it, embedded in this tool at its build, so that the tool and the firmware it
/// flashes cannot disagree. Immutable.
/// </summary>
public sealed class FirmwareLock
{
    private const string Folder = "boards/";

    private FirmwareLock(JsonElement root)
    {
        JsonElement image = root.GetProperty("image");
        ImageLine = image.GetProperty("line").GetString()!;
        ImageVersion = image.GetProperty("version").GetString();
        Natives = [.. root.GetProperty("nativeAssemblies").EnumerateArray().Select(a => new NativeAssembly(
            a.GetProperty("name").GetString()!, a.GetProperty("version").GetString()!, a.GetProperty("checksum").GetString()!))];
        Packages = root.GetProperty("packages").EnumerateArray()
            .ToDictionary(p => p.GetProperty("id").GetString()!, p => p.GetProperty("version").GetString()!);
        Boards = [.. root.GetProperty("boards").EnumerateObject().Select(b => new BoardInfo(
            b.Name,
            b.Value.GetProperty("target").GetString()!,
            b.Value.GetProperty("chip").GetString()!,
            b.Value.GetProperty("flashMegabytes").GetInt32(),
            b.Value.GetProperty("needsPsram").GetBoolean(),
            b.Value.GetProperty("deploymentBytes").GetInt64(),
            b.Value.GetProperty("heapBytes").GetInt32()))];
    }

    /// <summary>The lock of this build.</summary>
    public static FirmwareLock Current { get; } = Load();

    /// <summary>Release line of the image, for instance <c>1.17</c>.</summary>
    public string ImageLine { get; }

    /// <summary>Exact image version, or null while none has been verified on a board.</summary>
    public string? ImageVersion { get; }

    /// <summary>Native assemblies that the image must hold.</summary>
    public IReadOnlyList<NativeAssembly> Natives { get; }

    /// <summary>Version of every managed package by its id.</summary>
    public IReadOnlyDictionary<string, string> Packages { get; }

    /// <summary>All boards.</summary>
    public IReadOnlyList<BoardInfo> Boards { get; }

    /// <summary>A board by its name.</summary>
    /// <exception cref="UserException">There is no such board.</exception>
    public BoardInfo Board(string name) => Boards.FirstOrDefault(b => b.Name == name)
        ?? throw new UserException($"there is no board '{name}'; there are {string.Join(", ", Boards.Select(b => b.Name))}.");

    /// <summary>A deploy file of a board, <c>network.json</c> or <c>files.json</c>, to be filled in.</summary>
    public static JsonObject DeployFile(BoardInfo board, string name) => JsonNode.Parse(Text(board.Name + "/" + name))!.AsObject();

    private static FirmwareLock Load()
    {
        using JsonDocument document = JsonDocument.Parse(Text("firmware.lock"));
        return new FirmwareLock(document.RootElement);
    }

    private static string Text(string name)
    {
        using Stream stream = typeof(FirmwareLock).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"{Folder}{name} is not part of this build");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
