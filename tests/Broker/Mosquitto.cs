using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;

using LVS.Harness;

namespace LVS.Tests.Broker;

/// <summary>
/// A private mosquitto broker: its own configuration and port, on this machine alone. Ends with <see cref="Dispose"/>, and with this
/// process however that ends.
/// </summary>
internal sealed class Mosquitto : IDisposable
{
    private const int StartMsMax = 60_000;
    private const int PortFirst = 20_000;
    private const int PortLast = 32_000;

    // A shell holds the broker by our end of its input: when that closes, however we end, the broker is killed. In a session of its own it
    // does not hear the terminal's Ctrl-C.
    private const string Guard = """
        trap '' INT
        exec 3<&0
        own=$(command -v setsid) || own=
        $own "$0" -c "$1" </dev/null 3<&- &
        broker=$!
        echo "pid $broker"
        { cat <&3; kill -9 $broker; } >/dev/null 2>&1 &
        guard=$!
        exec 3<&-
        wait $broker
        code=$?
        kill $guard
        exit $code
        """;

    private const string IdWord = "pid ";

    private readonly Process process;
    private readonly StreamWriter log;
    private volatile int id;

    private Mosquitto(string program, string configPath, StreamWriter log, BrokerAddress address)
    {
        this.log = log;
        Address = address;
        ProcessStartInfo start = OperatingSystem.IsWindows()
            ? new(program, ["-c", configPath]) : new("sh", ["-c", Guard, program, configPath]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        process = Process.Start(start) ?? throw new InvalidOperationException("mosquitto did not start");
        id = OperatingSystem.IsWindows() ? process.Id : 0;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public BrokerAddress Address { get; }

    /// <summary>The broker's process id.</summary>
    public int Id => id;

    /// <summary>Starts a broker that anybody on this machine may use, and waits until it listens.</summary>
    /// <param name="folder">Existing folder for its configuration and log.</param>
    public static Mosquitto Start(string folder)
    {
        BrokerAddress address = new(IPAddress.Loopback.ToString(), FreePort());
        string path = Path.Combine(folder, "broker.conf");
        File.WriteAllText(path, $"""
            listener {address.Port} {address.Host}
            allow_anonymous true
            persistence false
            set_tcp_nodelay true
            max_queued_messages 5000
            log_dest stderr
            """);
        return StartWith(path, Path.Combine(folder, "broker.log"), address);
    }

    /// <summary>Starts a broker with a configuration of its own, and waits until it listens.</summary>
    /// <param name="configPath">Its configuration.</param>
    /// <param name="logPath">Receives what it prints.</param>
    /// <param name="address">Where the configuration has it listen.</param>
    /// <param name="name">Another broker that takes its configuration by <c>-c</c>.</param>
    public static Mosquitto StartWith(string configPath, string logPath, BrokerAddress address, string name = "mosquitto")
    {
        Mosquitto broker = new(Find(name), configPath, new StreamWriter(logPath, append: true) { AutoFlush = true }, address);
        for (Stopwatch waiting = Stopwatch.StartNew(); broker.Id == 0 || !broker.Listens();)
        {
            if (broker.process.HasExited || waiting.ElapsedMilliseconds > StartMsMax)
            {
                broker.Dispose();
                throw new InvalidOperationException($"{name} did not start listening on {address}; its words are in {logPath}");
            }

            Thread.Sleep(20);
        }

        return broker;
    }

    /// <summary>
    /// A TCP port that nothing uses at the moment, below those that systems give to outgoing connections: a broker that comes back finds it
    /// free still.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            int port = Random.Shared.Next(PortFirst, PortLast + 1);
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: draw another.
            }
        }
    }

    /// <summary>Ends it at once, without a word to its clients.</summary>
    public void Dispose()
    {
        if (OperatingSystem.IsWindows() && !process.HasExited)
        {
            process.Kill();
        }

        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        log.Dispose();
    }

    private static string Find(string name)
    {
        string[] folders =
            [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin", "/usr/local/sbin"];
        return folders.Where(f => f.Length > 0).Select(f => Path.Combine(f, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"there is no {name} on this machine; tools/test.sh installs it");
    }

    private void Hear(string? line)
    {
        if (line == null)
        {
            return;
        }

        if (id == 0 && line.StartsWith(IdWord, StringComparison.Ordinal))
        {
            id = int.Parse(line.AsSpan(IdWord.Length), CultureInfo.InvariantCulture);
            return;
        }

        lock (log)
        {
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss.fff} {line}"));
        }
    }

    private bool Listens()
    {
        try
        {
            using TcpClient probe = new(Address.Host, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
