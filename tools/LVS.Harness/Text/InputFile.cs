using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace LVS.Harness;

/// <summary>
/// Files that a user names. They may be pipes or devices: reading is bounded, and a pipe without a writer does not keep a command from
/// ending.
/// </summary>
public static class InputFile
{
    /// <summary>Longest text that is read: a year of sun by the minute is shorter.</summary>
    public const int TextBytesMax = 64 << 20;

    private const int ChunkBytes = 64 << 10;

    /// <summary>The whole content.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytesMax">More than this is refused.</param>
    /// <param name="stop">Ends waiting for a pipe.</param>
    /// <exception cref="UserException">It cannot be read, or is longer.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static byte[] ReadBytes(string path, int bytesMax, CancellationToken stop = default)
    {
        // Opening a pipe blocks until it has a writer, and cannot be cancelled. So another thread does it, and is abandoned if necessary.
        return Await(Task.Run(() => Read(path, bytesMax), CancellationToken.None), stop);
    }

    /// <summary>Everything from standard input; it refuses and stops as <see cref="ReadBytes"/> does.</summary>
    public static byte[] ReadStandardInput(int bytesMax, CancellationToken stop = default)
    {
        return Await(Task.Run(() =>
        {
            using Stream input = StandardInput.Open();
            return ReadAll(input, "standard input", bytesMax);
        }, CancellationToken.None), stop);
    }

    private static byte[] Await(Task<byte[]> reading, CancellationToken stop)
    {
        try
        {
            reading.Wait(stop);
        }
        catch (AggregateException e) when (e.InnerException is UserException refused)
        {
            throw new UserException(refused.Message, refused.ExitCode);
        }

        return reading.Result;
    }

    /// <summary>The whole content as text: UTF-8, or the encoding that its first bytes name.</summary>
    /// <exception cref="UserException">It cannot be read, is longer than <see cref="TextBytesMax"/>, or is no text.</exception>
    public static string ReadText(string path, CancellationToken stop = default)
    {
        using StreamReader reader = new(new MemoryStream(ReadBytes(path, TextBytesMax, stop)), Encoding.UTF8);
        string text = reader.ReadToEnd();
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new UserException($"'{path}' is no text in UTF-8: it has bytes that are 0.")
            : text;
    }

    /// <summary>The lines of a text.</summary>
    /// <exception cref="UserException">As above.</exception>
    public static IEnumerable<string> ReadLines(string path)
    {
        StringReader reader = new(ReadText(path));
        while (reader.ReadLine() is string line)
        {
            yield return line;
        }
    }

    private static byte[] ReadAll(Stream input, string name, int bytesMax)
    {
        using MemoryStream content = new();
        byte[] chunk = new byte[ChunkBytes];
        for (int size = input.Read(chunk); size > 0; size = input.Read(chunk))
        {
            content.Write(chunk, 0, size);
            if (content.Length > bytesMax)
            {
                throw new UserException(
                    string.Create(CultureInfo.InvariantCulture, $"{name} has more than the {bytesMax:#,0} bytes that can be read."));
            }
        }

        return content.ToArray();
    }

    private static byte[] Read(string path, int bytesMax)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new UserException($"'{path}' is a folder: name a file.");
            }

            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
            return ReadAll(file, $"'{path}'", bytesMax);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserException($"there is no file '{path}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserException($"cannot read '{path}': {e.Message.TrimEnd('.')}.");
        }
    }
}
