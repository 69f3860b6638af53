using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;

namespace LVS.Tests.Live;

/// <summary>One call of the command line, as a user makes it: a process of its own in an empty folder, on a port of its own.</summary>
internal sealed class Lvs : IDisposable
{
    private static readonly Regex SampleLine =
        new(@"^ *([0-9.]+) s  nodes (\d+)/(\d+)  entropy +([0-9.eE+-]+) ", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "lvs.dll");

    private static int lastPort = Random.Shared.Next(20_000, 30_000);

    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    private Lvs(Process process)
    {
        Process = process;
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Process Process { get; }

    public int ExitCode { get; private set; }

    public string Output => Text(output);

    public string Errors => Text(errors);

    /// <summary>The progress lines of a swarm so far: seconds of drift, nodes heard, of how many, entropy.</summary>
    public IReadOnlyList<(double Seconds, int Heard, int Nodes, double Entropy)> Samples =>
    [
        .. SampleLine.Matches(Errors)
            .Select(m => (Number(m.Groups[1]), (int)Number(m.Groups[2]), (int)Number(m.Groups[3]), Number(m.Groups[4]))),
    ];

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>
    /// A UDP port that nothing uses at the moment and no other test is given. It lies below those that systems give to sockets without one:
    /// every node's sender is such a socket, and one of them might take the port before its swarm does.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            int port = Interlocked.Increment(ref lastPort);
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: try the next.
            }
        }
    }

    public static Lvs Start(string folder, params IEnumerable<string> arguments) => Start(folder, [], arguments);

    public static Lvs Start(string folder, IEnumerable<(string Name, string Value)> environment, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet", [Dll, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return new Lvs(Process.Start(start)!);
    }

    /// <summary>Starts it as a script in the background does: Ctrl-C is ignored from the start.</summary>
    public static Lvs StartDeaf(string folder, params IEnumerable<string> arguments) =>
        StartIn(folder, "sh", ["-c", "trap '' INT; exec \"$@\"", "sh", "dotnet", Dll, .. arguments]);

    /// <summary>
    /// Starts it with no network but what a script makes of an empty one, as root. The script's last line runs the arguments: <c>exec
    /// "$@"</c>.
    /// </summary>
    public static Lvs StartIsolated(string folder, string script, params IEnumerable<string> arguments) =>
        StartIn(folder, "unshare", ["-n", "sh", "-c", script + "; exec \"$@\"", "sh", "dotnet", Dll, .. arguments]);

    /// <summary>Starts it with its standard input closed.</summary>
    public static Lvs StartWithoutInput(string folder, params IEnumerable<string> arguments) =>
        StartIn(folder, "sh", ["-c", "exec \"$@\" <&-", "sh", "dotnet", Dll, .. arguments]);

    /// <summary>Starts it where a process may have only so many open files.</summary>
    public static Lvs StartWithFiles(string folder, string files, params IEnumerable<string> arguments) =>
        StartIn(folder, "sh", ["-c", $"ulimit -n {files}; exec \"$@\"", "sh", "dotnet", Dll, .. arguments]);

    /// <summary>Starts it by a line of a shell, which runs the arguments as <c>"$@"</c>.</summary>
    public static Lvs StartInShell(string folder, string line, params IEnumerable<string> arguments) =>
        StartIn(folder, "sh", ["-c", line, "sh", "dotnet", Dll, .. arguments]);

    private static Lvs StartIn(string folder, string program, IEnumerable<string> words) =>
        new(Process.Start(new ProcessStartInfo(program, words)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    public static Lvs Run(string folder, params IEnumerable<string> arguments) => Start(folder, arguments).Wait();

    /// <summary>Waits until something is so. A swarm that ended meanwhile will not bring it about any more.</summary>
    public void WaitFor(Func<bool> condition, string what, int seconds = 180)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); !condition(); Thread.Sleep(20))
        {
            if (Process.HasExited || waiting.Elapsed.TotalSeconds > seconds)
            {
                throw new TimeoutException(
                    $"{(Process.HasExited ? "lvs ended" : $"{seconds} s went by")} before {what}. Output:\n{Output}\nErrors:\n{Errors}");
            }
        }
    }

    /// <summary>
    /// Lets a swarm drift until everybody is heard and the entropy has fallen to a third of what a verdict wants, then ends it as Ctrl-C
    /// does and waits for the verdict. On a busy machine that takes longer, and on no machine longer than it must.
    /// </summary>
    public Lvs Settle()
    {
        WaitFor(IsSettled, "the swarm has settled");
        return Interrupt().Wait();
    }

    /// <summary>Whether everybody is heard and the entropy has fallen far enough.</summary>
    public bool IsSettled() => Samples is [var first, .., var last] && last.Heard == last.Nodes && last.Entropy <= first.Entropy / 300;

    /// <summary>Sends what Ctrl-C sends.</summary>
    public Lvs Interrupt() => Signal("INT");

    /// <summary>Sends a signal.</summary>
    public Lvs Signal(string name)
    {
        using Process signal = Process.Start("kill", ["-" + name, Process.Id.ToString(CultureInfo.InvariantCulture)]);
        signal.WaitForExit();
        return this;
    }

    /// <summary>Waits for the end; a command that hangs is a failure of its own.</summary>
    public Lvs Wait(int seconds = 180)
    {
        if (!Process.WaitForExit(TimeSpan.FromSeconds(seconds)))
        {
            Process.Kill(entireProcessTree: true);
            throw new TimeoutException($"lvs did not end within {seconds} s. Output:\n{Output}\nErrors:\n{Errors}");
        }

        Process.WaitForExit();
        ExitCode = Process.ExitCode;
        return this;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            Process.WaitForExit();
        }

        Process.Dispose();
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
