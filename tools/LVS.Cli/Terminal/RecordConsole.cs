using System;
using System.Globalization;
using System.IO;
using System.Threading;

using LVS.Harness;
using LVS.Records;

namespace LVS.Cli;

/// <summary>Input and output of the record verbs: a record's content, messages and progress.</summary>
internal static class RecordConsole
{
    private const int HintMs = 2000;
    private const string StandardInput = "-";

    private static string progress = "";

    /// <summary>What a file is called in messages.</summary>
    public static string NameOf(string file) => file == StandardInput ? "standard input" : file;

    /// <summary>Reads the content. Content that is too large is refused before all of it is read. The file may be a pipe.</summary>
    public static byte[] Read(string file, CancellationToken stop)
    {
        // A terminal, or a pipe that nobody writes to, blocks; after a moment the user is told what lvs waits for.
        using Timer hint = new(_ => Tell(file == StandardInput ? "reading standard input: Ctrl-D ends it"
            : $"waiting for what comes out of '{file}': Ctrl-C gives up"),
            null, HintMs, Timeout.Infinite);
        if (file == StandardInput)
        {
            return InputFile.ReadStandardInput(Capability.ContentSizeMax, stop);
        }

        FileInfo info = new(file);
        return !info.Exists || info.Length <= Capability.ContentSizeMax
            ? InputFile.ReadBytes(file, Capability.ContentSizeMax, stop)
            : throw new UserException(
                string.Create(CultureInfo.InvariantCulture,
                    $"'{file}' has {info.Length:#,0} bytes; a record has at most {Capability.ContentSizeMax:#,0}."));
    }

    /// <summary>Prints what went wrong, if anything did.</summary>
    public static void Warn(string? trouble)
    {
        if (trouble != null)
        {
            Tell($"lvs: {trouble}");
        }
    }

    /// <summary>Shows progress in one line of a terminal; nothing is written to a pipe.</summary>
    public static void Progress(string line)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{line.PadRight(progress.Length)}");
            progress = line;
        }
    }

    /// <summary>Prints a line that stays on the screen. It may hold the name of a file.</summary>
    public static void Tell(string line)
    {
        if (progress.Length > 0)
        {
            Console.Error.Write($"\r{new string(' ', progress.Length)}\r");
            progress = "";
        }

        Console.Error.WriteLine(Printable.Of(line));
    }
}
