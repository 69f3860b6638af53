using System;
using System.Globalization;
using System.IO;
using System.Threading;

using LVS.Harness;
using LVS.Records;

namespace LVS.Cli;

/// <summary>What comes in and goes out beside a record: its content, what is told of the work, and how far it is.</summary>
internal static class RecordConsole
{
    private const int HintMs = 2000;
    private const string StandardInput = "-";

    private static string progress = "";

    /// <summary>What a file is called in messages.</summary>
    public static string NameOf(string file) => file == StandardInput ? "standard input" : file;

    /// <summary>The content, refused before it is read to its end where it is too large. A file may be a pipe.</summary>
    public static byte[] Read(string file, CancellationToken stop)
    {
        // A terminal, or a pipe that nobody writes to, keeps a person waiting who does not know for what.
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

    public static void Warn(string? trouble)
    {
        if (trouble != null)
        {
            Console.Error.WriteLine(trouble);
        }
    }

    /// <summary>Says how far it is, in one line of a terminal; a pipe gets nothing of it.</summary>
    public static void Progress(string line)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{line.PadRight(progress.Length)}");
            progress = line;
        }
    }

    /// <summary>Says something that stays.</summary>
    public static void Tell(string line)
    {
        if (progress.Length > 0)
        {
            Console.Error.Write($"\r{new string(' ', progress.Length)}\r");
            progress = "";
        }

        Console.Error.WriteLine(line);
    }
}
