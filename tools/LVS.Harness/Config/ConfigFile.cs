using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using LVS.Node;

namespace LVS.Harness;

/// <summary>
/// <c>lvs.json</c> on the PC. Text that a board could not read, or would read differently, is refused here too, with its line and field.
/// </summary>
public static class ConfigFile
{
    // Larger than any accepted file, so that the length of a refused file can be reported.
    private const int SizeMax = 1 << 20;

    /// <summary>A configuration with a fresh random swarm key and all defaults.</summary>
    public static NodeConfig Fresh() =>
        new() { SwarmKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), Minute = HeardMinute.OfClock };

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="UserException">The file is missing, cannot be read by a board, has an unknown field or a value out of
    /// range.</exception>
    public static NodeConfig Load(string path)
    {
        NodeConfig config = Read(path);
        return config.Complaint() is string complaint ? throw new UserException($"{path}: {complaint}.") : config;
    }

    /// <summary>Reads a file as a board does, without checking its values.</summary>
    /// <exception cref="UserException">The file is missing, cannot be read by a board, or has an unknown field.</exception>
    public static NodeConfig Read(string path)
    {
        byte[] text = Bytes(path);
        NodeConfig config = new();
        return ConfigText.Read(text, text.Length, config) is string unread
            ? throw new UserException($"{path}: {unread}. Compare the file with what 'lvs init' writes.") : config;
    }

    /// <summary>Writes a configuration as a file for board, emulator and harness, which only its owner may read.</summary>
    /// <exception cref="UserException">It cannot be spelled so that a board could read it.</exception>
    public static void Save(NodeConfig config, string path)
    {
        byte[] text = Spell(config);
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream file = new(path, options);
        file.Write(text);
    }

    /// <summary>
    /// A configuration in the simplest form: no escapes where they can be avoided; all fields, or, if that were too long, only those that
    /// differ from their default.
    /// </summary>
    /// <exception cref="UserException">There is no such spelling.</exception>
    public static byte[] Spell(NodeConfig config)
    {
        byte[] text = Spell(config, all: true);
        text = text.Length <= ConfigText.SizeMax ? text : Spell(config, all: false);
        return ConfigText.Read(text, text.Length, new NodeConfig()) is string complaint
            ? throw new UserException($"the configuration for the board: {complaint}.") : text;
    }

    /// <summary>A text in the form of the file, quotes included.</summary>
    public static string Quoted(string words)
    {
        StringBuilder text = new("\"");
        foreach (char c in words)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    private static byte[] Spell(NodeConfig config, bool all)
    {
        NodeConfig defaults = new();
        StringBuilder text = new();
        foreach (PropertyInfo field in typeof(NodeConfig).GetProperties().Where(field => field.Name != nameof(NodeConfig.Epoch)))
        {
            object value = field.GetValue(config)!;
            if (all || !value.Equals(field.GetValue(defaults)))
            {
                text.Append(text.Length == 0 ? "{\n" : ",\n").Append("  \"").Append(JsonNamingPolicy.CamelCase.ConvertName(field.Name))
                    .Append("\": ")
                    .Append(value is string words ? Quoted(words) : Convert.ToString(value, CultureInfo.InvariantCulture));
            }
        }

        return Encoding.UTF8.GetBytes(text.Append("\n}\n").ToString());
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            byte[] text = new byte[SizeMax];
            int size = file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return text[..size];
        }
        catch (UnauthorizedAccessException)
        {
            throw new UserException(Directory.Exists(path)
                ? $"the configuration {path} is a folder: name the file in it."
                : $"the configuration {path} belongs to somebody else, and you may not read it: ask its owner, or name another one.");
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw new UserException($"cannot read the configuration {path}: {e.Message} Run 'lvs init' to make one.");
        }
    }
}
