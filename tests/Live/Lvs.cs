using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace LVS.Tests.Live;

/// <summary>One call of the command line, as a user makes it: a process of its own in an empty folder, on a port of its own.</summary>
internal sealed class Lvs : IDisposable
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "lvs.dll");

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

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>A UDP port that nothing uses at the moment.</summary>
    public static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
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

    public static Lvs Run(string folder, params IEnumerable<string> arguments) => Start(folder, arguments).Wait();

    /// <summary>Waits for the end; a command that hangs is a failure of its own.</summary>
    public Lvs Wait(int seconds = 90)
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
        }

        Process.Dispose();
    }

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
