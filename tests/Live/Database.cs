using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace LVS.Tests.Live;

/// <summary>A Redis or PostgreSQL of this machine alone, on a port of its own, that forgets everything when it is disposed of.</summary>
internal sealed class Database : IDisposable
{
    private const int StartMsMax = 120_000;

    private readonly Process process;
    private readonly string folder;

    private Database(string folder, int port, string address, IReadOnlyList<string> words)
    {
        this.folder = folder;
        Address = address;
        process = Process.Start(new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        WaitFor(port);
    }

    /// <summary>Where silos find it.</summary>
    public string Address { get; }

    /// <summary>Host and port, as in <see cref="Address"/>.</summary>
    public string HostAndPort => new Uri(Address).Authority;

    /// <summary>Starts a Redis.</summary>
    /// <param name="options">Options of its own, before those that keep it apart.</param>
    public static Database Redis(params string[] options)
    {
        int port = Lvs.FreePort();
        string folder = Directory.CreateTempSubdirectory("lvs-redis-").FullName;
        return new Database(folder, port, F($"redis://127.0.0.1:{port}/tests"),
            ["redis-server", .. options, "--port", F($"{port}"), "--bind", "127.0.0.1", "--save", "", "--dir", folder]);
    }

    public static Database Postgres()
    {
        int port = Lvs.FreePort();
        string folder = Run(AsUser("mktemp", "-d", "--tmpdir", "lvs-postgres-XXXXXX")).Trim();
        Run(AsUser(Program("initdb"), "-D", folder, "-U", "lvs", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale", "C"));
        return new Database(folder, port, F($"postgres://lvs@127.0.0.1:{port}/postgres"),
            AsUser(Program("postgres"), "-D", folder, "-h", "127.0.0.1", "-p", F($"{port}"), "-k", folder, "-c", "fsync=off"));
    }

    /// <summary>Empties a Redis, as a restart does.</summary>
    public void Forget() => Run(["redis-cli", "-u", new Uri(Address).GetLeftPart(UriPartial.Authority), "flushall"]);

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void WaitFor(int port)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); ; Thread.Sleep(50))
        {
            try
            {
                using TcpClient client = new();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (!process.HasExited && waiting.ElapsedMilliseconds < StartMsMax)
            {
                // Not yet.
            }
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsUser(params string[] words) =>
        Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. words] : words;

    /// <summary>Debian keeps PostgreSQL's programs out of the path.</summary>
    private static string Program(string name) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", name)).Where(File.Exists)
            .DefaultIfEmpty(name).Last()
        : name;

    private static string Run(string[] words)
    {
        using Process run = Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        System.Threading.Tasks.Task<string> errors = run.StandardError.ReadToEndAsync();
        string output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return run.ExitCode == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', words)}: {errors.Result}");
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
