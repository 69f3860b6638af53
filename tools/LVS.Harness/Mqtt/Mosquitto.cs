using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace LVS.Harness;

/// <summary>A private mosquitto broker: its own configuration and port, on this machine alone. Ends with <see cref="Dispose"/>, and with this process however that ends.</summary>
public sealed class Mosquitto : IDisposable
{
    private const int StartMsMax = 60_000;
    private const int PortFirst = 20_000;
    private const int PortLast = 32_000;

    // A shell holds the broker by our end of its input: when that closes, however we end, the broker is killed. In a session of its own it does not
    // hear the terminal's Ctrl-C, on which the swarm is still to be counted.
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
        ProcessStartInfo start = OperatingSystem.IsWindows() ? new(program, ["-c", configPath]) : new("sh", ["-c", Guard, program, configPath]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        process = Process.Start(start) ?? throw new UserException("cannot start mosquitto.", UserException.Unknown);
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
            log_dest stderr
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
        Mosquitto broker = new(Find(), configPath, new StreamWriter(logPath, append: true) { AutoFlush = true }, address);
        for (Stopwatch waiting = Stopwatch.StartNew(); broker.Id == 0 || !broker.Listens();)
        {
            if (broker.process.HasExited || waiting.ElapsedMilliseconds > StartMsMax)
            {
                broker.Dispose();
                throw new UserException($"mosquitto did not start listening on {address}; its words are in {logPath}.", UserException.Unknown);
            }

            Thread.Sleep(20);
        }

        return broker;
    }

    /// <summary>
    /// A TCP port that nothing uses at the moment, below those that systems give to outgoing connections: a broker that comes back finds it free still.
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
