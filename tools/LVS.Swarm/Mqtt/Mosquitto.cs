using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace LVS.Swarm;

/// <summary>A private mosquitto broker: its own configuration and port, on this machine alone. Ends with <see cref="Dispose"/>.</summary>
public sealed class Mosquitto : IDisposable
{
    private const int StartMsMax = 5000;

    private readonly Process process;

    private Mosquitto(Process process, BrokerAddress address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public BrokerAddress Address { get; }

    /// <summary>Process id.</summary>
    public int Id => process.Id;

    /// <summary>The program's path.</summary>
    /// <exception cref="UserException">There is none.</exception>
    public static string Find() => Find([.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin", "/usr/local/sbin"]);

    /// <summary>The program's path, looked for in these folders.</summary>
    /// <exception cref="UserException">There is none.</exception>
    public static string Find(string[] folders) =>
        folders.Where(f => f.Length > 0).Select(f => Path.Combine(f, OperatingSystem.IsWindows() ? "mosquitto.exe" : "mosquitto")).FirstOrDefault(File.Exists)
        ?? throw new UserException("there is no mosquitto on this machine: install it with 'sudo apt-get install mosquitto', or name a broker with --broker HOST:PORT.");

    /// <summary>Starts a broker that anybody on this machine may use, and waits until it listens.</summary>
    /// <param name="folder">Existing folder for its configuration and log.</param>
    /// <param name="name">Name of both files.</param>
    /// <param name="bridgeTo">Another broker with which it exchanges all topics of swarms; null for none.</param>
    /// <exception cref="UserException">It did not start.</exception>
    public static Mosquitto Start(string folder, string name, BrokerAddress? bridgeTo = null)
    {
        BrokerAddress address = new(IPAddress.Loopback.ToString(), FreePort());
        string bridge = bridgeTo == null ? "" : $"""
            connection {name}
            address {bridgeTo}
            topic lvs/# both 1
            cleansession true
            notifications false
            bridge_protocol_version mqttv311
            restart_timeout 1 3

            """;
        string config = $"""
            listener {address.Port} {address.Host}
            allow_anonymous true
            persistence false
            set_tcp_nodelay true
            max_queued_messages 5000
            log_dest stdout
            {bridge}
            """;
        string path = Path.Combine(folder, name + ".conf");
        File.WriteAllText(path, config);
        return StartWith(path, Path.Combine(folder, name + ".log"), address);
    }

    /// <summary>Starts a broker with a configuration of its own, and waits until it listens.</summary>
    /// <param name="configPath">Its configuration.</param>
    /// <param name="logPath">Receives what it prints.</param>
    /// <param name="address">Where the configuration has it listen.</param>
    /// <exception cref="UserException">It did not start.</exception>
    public static Mosquitto StartWith(string configPath, string logPath, BrokerAddress address)
    {
        ProcessStartInfo start = new(Find(), ["-c", configPath]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process = Process.Start(start) ?? throw new UserException("cannot start mosquitto.", UserException.Unknown);
        StreamWriter log = new(logPath, append: true) { AutoFlush = true };
        process.OutputDataReceived += (_, line) => Log(log, line.Data);
        process.ErrorDataReceived += (_, line) => Log(log, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Mosquitto broker = new(process, address);
        for (Stopwatch waiting = Stopwatch.StartNew(); !broker.Listens();)
        {
            if (process.HasExited || waiting.ElapsedMilliseconds > StartMsMax)
            {
                broker.Dispose();
                throw new UserException($"mosquitto did not start listening on {address}; its words are in {logPath}.", UserException.Unknown);
            }

            Thread.Sleep(20);
        }

        return broker;
    }

    /// <summary>A TCP port that nothing uses at the moment.</summary>
    public static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Ends it at once, without a word to its clients.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
        process.Dispose();
    }

    private static void Log(StreamWriter log, string? line)
    {
        lock (log)
        {
            if (line == null)
            {
                log.Flush();
            }
            else
            {
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss.fff} {line}"));
            }
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
