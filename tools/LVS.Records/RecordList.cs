using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;

using LVS.Harness;

namespace LVS.Records;

/// <summary>
/// The records that were put from this PC: their capabilities in a file that only its user can read, one JSON object a line. Losing the
/// file loses no record as long as the capabilities are kept elsewhere. A line that cannot be read is kept as it is, because it may still
/// hold a capability.
/// </summary>
/// <param name="path">The file; it need not exist.</param>
public sealed class RecordList(string path)
{
    private const int NumbersMax = 5;
    private const long ExpiryMinuteMax = 1L << 32;
    private const int LockTriesMax = 500;
    private const int LockTryMs = 20;

    // What some editors put in front of UTF-8.
    private const string Mark = "\u00EF\u00BB\u00BF";

    // Each byte is one character, so a line that is no text is written as it was read.
    private static readonly Encoding Bytes = Encoding.Latin1;

    /// <summary>Path of this user's file.</summary>
    public static string UsualPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "lvs",
        "records.jsonl");

    /// <summary>Path of the file.</summary>
    public string FilePath => path;

    /// <summary>Names the lines that could not be read when the list was read last; null when there was none.</summary>
    public string? Unread { get; private set; }

    /// <summary>All records, oldest first. <see cref="Unread"/> then tells which lines are left out.</summary>
    /// <exception cref="UserException">The file is there and cannot be read.</exception>
    public IReadOnlyList<Entry> Read() => [.. Lines().Select(line => line.Entry).OfType<Entry>()];

    /// <summary>The record with a capability, or null.</summary>
    public Entry? Find(string capability) => Read().LastOrDefault(entry => entry.Capability == capability);

    /// <summary>Adds a record and replaces an earlier entry for it.</summary>
    /// <returns>What went wrong, or null.</returns>
    public string? Note(Entry entry) => Write(entry.Capability, entry);

    /// <summary>Removes a record.</summary>
    /// <returns>What went wrong, or null.</returns>
    public string? Strike(string capability) => Write(capability, null);

    private List<(string Text, Entry? Entry)> Lines()
    {
        string all;
        try
        {
            all = Directory.Exists(path) ? throw new IOException("it is a folder; move it away.")
                : Bytes.GetString(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            all = "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"The list of records '{path}' cannot be read: {e.Message}", UserException.Unknown);
        }

        List<(string Text, Entry? Entry)> lines = [.. all.Split('\n').Select(text => (text, Parse(text)))];
        if (lines[^1].Text.Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        Unread = Complaint([.. Enumerable.Range(1, lines.Count)
            .Where(number => lines[number - 1].Entry == null && lines[number - 1].Text.Trim().Length > 0)]);
        return lines;
    }

    private string? Complaint(int[] numbers)
    {
        string more = numbers.Length > NumbersMax ? string.Create(CultureInfo.InvariantCulture, $" and {numbers.Length - NumbersMax} more")
            : "";
        return numbers.Length == 0 ? null
            : $"The list of records '{path}' has no record in line {string.Join(", ", numbers.Take(NumbersMax))}{more}: left out here, and "
                + "left in the file as it is. Look there for a capability that you miss.";
    }

    /// <summary>The record of a line, or null when the line has none that can be shown.</summary>
    private static Entry? Parse(string line)
    {
        try
        {
            bool isMarked = line.StartsWith(Mark, StringComparison.Ordinal);
            Entry? entry = JsonSerializer.Deserialize<Entry>(Bytes.GetBytes(isMarked ? line[Mark.Length..] : line));
            bool isRecord = entry is { Capability.Length: > 0, Name: not null, ExpiryMinute: >= 0 and < ExpiryMinuteMax };
            return isRecord ? entry : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Writes all lines but those of one capability, and a new last one. No other line is changed.</summary>
    private string? Write(string capability, Entry? last)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using FileStream turn = Turn();
            List<string> kept = [.. Lines().Where(line => line.Entry?.Capability != capability).Select(line => line.Text)];
            string next = path + ".new";
            using (FileStream file = new(next, OfUser(FileMode.Create)))
            {
                foreach (string line in kept)
                {
                    file.Write(Bytes.GetBytes(line + "\n"));
                }

                file.Write(last == null ? [] : [.. JsonSerializer.SerializeToUtf8Bytes(last), (byte)'\n']);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The list of records '{path}' cannot be written: {e.Message} Keep the capability elsewhere.";
        }
        catch (UserException e)
        {
            // The record is stored, or forgotten: only the list does not say so.
            return $"{e.Message} Keep the capability elsewhere.";
        }
    }

    /// <summary>
    /// Waits until no other process writes the list, or its line would be lost. The lock is a file of its own that stays: the list itself
    /// is replaced by each write.
    /// </summary>
    /// <exception cref="IOException">Another process does not end.</exception>
    private FileStream Turn()
    {
        for (int i = 1; ; i++)
        {
            try
            {
                return new FileStream(path + ".lock", OfUser(FileMode.OpenOrCreate));
            }
            catch (IOException) when (i < LockTriesMax && File.Exists(path + ".lock"))
            {
                Thread.Sleep(LockTryMs);
            }
        }
    }

    private static FileStreamOptions OfUser(FileMode mode)
    {
        FileStreamOptions options = new() { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
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
