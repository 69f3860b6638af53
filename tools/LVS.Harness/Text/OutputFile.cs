using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace LVS.Harness;

/// <summary>
/// A file that a user names to be written. A file that is already there is replaced as a whole or not at all: the content is written to a
/// new file in the same folder, which then takes its name. Standard output, devices and pipes are written directly.
/// </summary>
public sealed class OutputFile
{
    private const int HintMs = 2000;
    private const int ModeAt = 28;
    private const int ModeKind = 0xF000;
    private const int ModeRegular = 0x8000;

    private readonly string path;
    private readonly string target;
    private readonly bool overwrites;
    private readonly bool isDirect;
    private readonly bool isSecret;

    private OutputFile(string path, string target, bool overwrites, bool isDirect, bool isSecret)
    {
        this.path = path;
        this.target = target;
        this.overwrites = overwrites;
        this.isDirect = isDirect;
        this.isSecret = isSecret;
    }

    /// <summary>Whether this is standard output.</summary>
    public bool IsStandardOutput => target.Length == 0;

    /// <summary>Whether it is standard output, a device or a pipe.</summary>
    public bool IsDirect => isDirect;

    /// <summary>Says what can be said before there is anything to write.</summary>
    /// <param name="path">The file; <c>-</c> for standard output.</param>
    /// <param name="overwrites">Whether a file that is already there may be replaced.</param>
    /// <param name="isSecret">Whether only the user may read it; otherwise a file that is replaced keeps its mode.</param>
    /// <exception cref="UserException">It is a folder, its folder is not there, or it is there and may not be replaced.</exception>
    public static OutputFile Of(string path, bool overwrites, bool isSecret = false)
    {
        if (path is "-" or "/dev/stdout" or "/dev/fd/1" or "/proc/self/fd/1")
        {
            return new OutputFile(path, "", overwrites, isDirect: true, isSecret);
        }

        try
        {
            FileInfo named = new(path);
            string target = named.LinkTarget == null ? named.FullName : named.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            if (Directory.Exists(target) || Path.EndsInDirectorySeparator(path))
            {
                throw new UserException($"'{path}' is a folder: name a file in it.");
            }

            bool isThere = File.Exists(target);
            if (isThere && IsSpecial(target))
            {
                return new OutputFile(path, target, overwrites, isDirect: true, isSecret);
            }

            return !Directory.Exists(Path.GetDirectoryName(target))
                ? throw new UserException($"'{path}' cannot be written: there is no folder '{Path.GetDirectoryName(target)}'.")
                : isThere && !overwrites
                ? throw new UserException($"'{path}' is already there: name another file, or replace it with --force.")
                : new OutputFile(path, target, overwrites, isDirect: false, isSecret);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserException($"'{path}' cannot be written: {e.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>Writes the content.</summary>
    /// <param name="content">All of it.</param>
    /// <param name="tell">Called with what it waits for, when that takes long.</param>
    /// <param name="stop">Ends waiting for the reader of a pipe.</param>
    /// <exception cref="UserException">It cannot be written; a file that was there before is as it was.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Write(byte[] content, Action<string> tell, CancellationToken stop)
    {
        try
        {
            if (!isDirect)
            {
                Replace(content);
                return;
            }

            // A pipe blocks until someone reads it, which cannot be cancelled. So another thread writes, and is abandoned if necessary.
            string awaited = IsStandardOutput ? "standard output" : $"'{path}'";
            using Timer hint = new(_ => tell($"waiting until {awaited} is read: Ctrl-C gives up"), null, HintMs, Timeout.Infinite);
            Task writing = Task.Run(() => WriteDirectly(content), CancellationToken.None);
            Task.WaitAny([writing], stop);
            writing.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The runtime calls a file that is too large for its place an argument out of range.
            string rest = isDirect ? "" : " Nothing was written, and what was there before is as it was.";
            throw new UserException($"cannot write {(IsStandardOutput ? "standard output" : $"'{path}'")}: {e.Message.TrimEnd('.')}.{rest}",
                UserException.Unknown);
        }
    }

    private void WriteDirectly(byte[] content)
    {
        using Stream stream = IsStandardOutput ? Console.OpenStandardOutput()
            : new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write(content);
        stream.Flush();
    }

    private void Replace(byte[] content)
    {
        string beside = Path.Combine(Path.GetDirectoryName(target)!, $".lvs-{Guid.NewGuid():N}");
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (isSecret && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (FileStream file = new(beside, options))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            if (!isSecret && !OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            }

            File.Move(beside, target, overwrites);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>Whether it is a device, a pipe or a socket. Only Linux tells; elsewhere its place in <c>/dev</c> does.</summary>
    private static bool IsSpecial(string target)
    {
        byte[] status = new byte[256];
        try
        {
            return OperatingSystem.IsLinux() && Status(-1, target, 0, 1, status) == 0
                ? (BitConverter.ToUInt16(status, ModeAt) & ModeKind) != ModeRegular
                : target.StartsWith("/dev/", StringComparison.Ordinal);
        }
        catch (EntryPointNotFoundException)
        {
            return target.StartsWith("/dev/", StringComparison.Ordinal);
        }
    }

    /// <summary>statx(2), whose result is the same on every processor.</summary>
    [DllImport("libc", EntryPoint = "statx")]
    private static extern int Status(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);
}
