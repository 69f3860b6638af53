using System;
using System.IO;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

using LVS.Node;

namespace LVS.Harness;

/// <summary><c>lvs.json</c> on the PC: the same file a board reads, but every mistake in it is named with its line and field.</summary>
public static class ConfigFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>A configuration with a fresh random swarm key and all defaults.</summary>
    public static NodeConfig Fresh()
    {
        // The device's JSON reader takes a text that starts like 20261231T235959 for a date: a key that starts with a letter cannot.
        byte[] key = RandomNumberGenerator.GetBytes(32);
        key[0] |= 0xA0;
        return new() { SwarmKey = Convert.ToHexStringLower(key) };
    }

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="UserException">The file is missing, is no JSON, has an unknown field or a value out of range.</exception>
    public static NodeConfig Load(string path)
    {
        NodeConfig? config;
        try
        {
            config = JsonSerializer.Deserialize<NodeConfig>(File.ReadAllText(path), Json);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"cannot read the configuration {path}: {e.Message} Run 'lvs init' to make one.");
        }
        catch (JsonException e)
        {
            throw new UserException($"{path}{Place(e)}: {Why(e)} Compare the file with what 'lvs init' writes.");
        }

        string? complaint = config == null ? "the file holds no object; run 'lvs init' to make one" : config.Complaint();
        return complaint == null ? config! : throw new UserException($"{path}: {complaint}");
    }

    /// <summary>Writes a configuration as a file that board, emulator and harness read.</summary>
    /// <remarks>It holds the swarm key: nobody else may read it.</remarks>
    public static void Save(NodeConfig config, string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter file = new(path, options);
        file.Write(JsonSerializer.Serialize(config, Json) + "\n");
    }

    private static string Why(JsonException e) => e.Message.Contains("could not be mapped", StringComparison.Ordinal)
        ? "there is no such field."
        : e.Message.Split(" Path:")[0];

    private static string Place(JsonException e)
    {
        string line = e.LineNumber is long n ? $" line {n + 1}" : "";
        string field = string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "" : $" field '{e.Path.TrimStart('$', '.')}'";
        return line + field;
    }
}
