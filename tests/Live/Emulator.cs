using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace LVS.Tests.Live;

/// <summary>A board on the emulator, as its own process, with what it prints.</summary>
internal sealed class Emulator : IDisposable
{
    public const int PatienceSeconds = 180;

    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "LVS.Emulator.dll");

    private readonly StringBuilder output = new();
    private readonly Process process;

    public Emulator(string flash, params string[] arguments)
    {
        process = Process.Start(new ProcessStartInfo("dotnet", [Dll, "--flash", flash, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Waits until a line has come so many times, or the board has ended.</summary>
    /// <param name="text">Part of the line.</param>
    /// <param name="times">How often, at least.</param>
    /// <param name="seconds">When the test fails: that ends a board that hangs, and no machine is so busy that a sound one takes as
    /// long.</param>
    /// <returns>Whether it has come.</returns>
    public bool Await(string text, int times, int seconds = PatienceSeconds)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); waiting.Elapsed.TotalSeconds < seconds && !process.HasExited; Thread.Sleep(20))
        {
            if (Count(text) >= times)
            {
                return true;
            }
        }

        if (process.HasExited)
        {
            AwaitEnd(0);
        }

        return Count(text) >= times;
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code, or null when it runs on.</returns>
    public int? AwaitEnd(int seconds = PatienceSeconds)
    {
        if (!process.WaitForExit(TimeSpan.FromSeconds(seconds)))
        {
            return null;
        }

        // What it printed last may still be on its way to us.
        process.WaitForExit();
        return process.ExitCode;
    }

    public int Count(string text) => Output.Split('\n').Count(line => line.Contains(text, StringComparison.Ordinal));

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
