using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

using LVS.Harness;

namespace LVS.Records;

/// <summary>
/// The records that were put from this PC: their capabilities in a file that only its user can read, one JSON object a line. Losing the
/// file loses no record as long as the capabilities are kept elsewhere.
/// </summary>
/// <param name="path">The file; it need not exist.</param>
public sealed class RecordList(string path)
{
    /// <summary>Path of this user's file.</summary>
    public static string UsualPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "lvs",
        "records.jsonl");

    /// <summary>Path of the file.</summary>
    public string FilePath => path;

    /// <summary>All records, oldest first. A line that cannot be read is skipped.</summary>
    public IReadOnlyList<Entry> Read()
    {
        try
        {
            return !File.Exists(path) ? [] : [.. File.ReadLines(path).Select(Parse).OfType<Entry>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"The list of records '{path}' cannot be read: {e.Message}", UserException.Unknown);
        }
    }

    /// <summary>The record with a capability, or null.</summary>
    public Entry? Find(string capability) => Read().LastOrDefault(entry => entry.Capability == capability);

    /// <summary>Adds a record and replaces an earlier entry for it.</summary>
    /// <returns>What went wrong, or null.</returns>
    public string? Note(Entry entry) => Write([.. Read().Where(other => other.Capability != entry.Capability), entry]);

    /// <summary>Removes a record.</summary>
    /// <returns>What went wrong, or null.</returns>
    public string? Strike(string capability) => Write([.. Read().Where(other => other.Capability != capability)]);

    private static Entry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Write(IReadOnlyList<Entry> entries)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            string next = path + ".new";
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (StreamWriter writer = new(next, options))
            {
                foreach (Entry entry in entries)
                {
                    writer.WriteLine(JsonSerializer.Serialize(entry));
                }
            }

            File.Move(next, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The list of records '{path}' cannot be written: {e.Message} Keep the capability elsewhere.";
        }
    }

    /// <summary>One record.</summary>
    /// <param name="Capability">Capability that fetches it.</param>
    /// <param name="Name">Name of the file that was put.</param>
    /// <param name="Bytes">Its size.</param>
    /// <param name="StoredUtc">When it was stored.</param>
    /// <param name="ExpiryMinute">The swarm's minute until which it is kept.</param>
    /// <param name="Renewals">How often it was renewed.</param>
    public sealed record Entry(string Capability, string Name, int Bytes, DateTime StoredUtc, long ExpiryMinute, int Renewals);
}
