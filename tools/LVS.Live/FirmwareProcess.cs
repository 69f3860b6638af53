using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>
/// A process that runs the unmodified firmware on the emulator. The harness treats it like a board: it writes the configuration to the
/// flash drive, switches the process on, reads its console, cuts its power, and reads the flash afterwards.
/// </summary>
public sealed class FirmwareProcess : IDisposable
{
    /// <summary>First word of the command line that runs the emulator in its own process.</summary>
    public const string EmulateBoard = "emulate-board";

    private readonly Process process;
    private readonly StreamWriter log;
    private readonly Action<string>? echo;
    private readonly string flash;
    private readonly ConcurrentBag<int> names = [];

    /// <summary>Writes the flash drive and starts the process.</summary>
    /// <param name="flash">Folder that stands for the board's flash drive.</param>
    /// <param name="config">Configuration to put on it.</param>
    /// <param name="logPath">File that receives what the board prints.</param>
    /// <param name="echo">Also receives it, line by line; may be null.</param>
    public FirmwareProcess(string flash, NodeConfig config, string logPath, Action<string>? echo = null)
    {
        this.flash = flash;
        this.echo = echo;
        try
        {
            Directory.CreateDirectory(flash);
            ConfigFile.Save(config, Path.Combine(flash, "lvs.json"));
            log = new StreamWriter(logPath) { AutoFlush = true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"the flash drive '{flash}' cannot be used: {e.Message.TrimEnd('.')}. Choose another folder.");
        }

        (string program, string first) = IsSelfContained ? (Environment.ProcessPath!, EmulateBoard) : (DotnetHost(), EmulatorPath());
        ProcessStartInfo start = new(program, [first, "--flash", flash, "--board", config.Board])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start) ?? throw new UserException("cannot start the emulator process.", UserException.Unknown);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The pseudonym that the board printed last, 0 before its boot; it changes at each turn of the epoch.</summary>
    public int Pseudonym { get; private set; }

    /// <summary>All pseudonyms that it has printed.</summary>
    public IReadOnlyCollection<int> Names => names;

    /// <summary>Whether the board has noticed that another node uses its keys.</summary>
    public bool HasTwin { get; private set; }

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !process.HasExited;

    /// <summary>The last line the board printed.</summary>
    public string LastLine { get; private set; } = "";

    /// <summary>Whether the board has reported that no node it hears has its swarm key.</summary>
    public bool HeardOnlyStrangers { get; private set; }

    /// <summary>How it ended, once it no longer runs: power cut (a signal, or on request) or a crash.</summary>
    public string End => process.ExitCode is 0 or > 128 ? "power cut" : "crashed";

    /// <summary>Exit code, once it no longer runs.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Cuts the power.</summary>
    public void Cut()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
    }

    /// <summary>The ledger on the flash drive, or null when there is no whole record. The process must have ended.</summary>
    public NodeView? ReadFlash()
    {
        byte[]? newest = null;
        foreach (string path in Directory.EnumerateFiles(flash, "ledger.*").Order())
        {
            byte[] record = File.ReadAllBytes(path);
            if (LedgerRecord.IsWhole(record, record.Length)
                && (newest == null || LedgerRecord.NumberOf(record) - LedgerRecord.NumberOf(newest) > 0))
            {
                newest = record;
            }
        }

        return newest == null ? null : NodeView.Of(newest);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Cut();
        process.Dispose();
        log.Dispose();
    }

    /// <summary>
    /// Whether this program has its own runtime. Then there may be no other runtime, and this program also serves as the emulator.
    /// </summary>
    private static bool IsSelfContained => Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet"
        && File.Exists(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "coreclr.dll" : OperatingSystem.IsMacOS()
            ? "libcoreclr.dylib" : "libcoreclr.so"));

    private static string EmulatorPath()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "LVS.Emulator.dll");
        return File.Exists(path)
            ? path
            : throw new UserException($"the emulator is not beside this program ({path}): build the solution, or use --firmware 0.");
    }

    private static string DotnetHost()
    {
        string? own = Environment.ProcessPath;
        if (own != null && Path.GetFileNameWithoutExtension(own) == "dotnet")
        {
            return own;
        }

        string beside = Path.Combine(
            RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(beside) ? beside : "dotnet";
    }

    private void Hear(string? line)
    {
        if (line == null)
        {
            return;
        }

        lock (log)
        {
            log.WriteLine(line);
        }

        LastLine = line;
        HasTwin |= line.Contains("another node lives with the keys of this board", StringComparison.Ordinal);
        HeardOnlyStrangers |= line.Contains("none of them authenticates", StringComparison.Ordinal);
        echo?.Invoke(line);
        string[] words = line.Split(' ');
        if (words.Length > 2 && words[0] == "LVS" && words[1] == "node"
            && int.TryParse(words[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int pseudonym))
        {
            Pseudonym = pseudonym;
            names.Add(pseudonym);
        }
    }
}
