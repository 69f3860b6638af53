using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;

using LVS.Harness;

namespace LVS.Boards;

/// <summary>Runs nanoFramework's flasher, <c>nanoff</c>, as a child process and passes on every line it prints while it runs.</summary>
/// <param name="path">The program.</param>
/// <param name="secrets">Texts that are never shown.</param>
/// <param name="show">Receives every line.</param>
public sealed class Nanoff(string path, Secrets secrets, Action<string> show)
{
    /// <summary>How to get it.</summary>
    public const string Remedy = "install it with 'dotnet tool install -g nanoff' and open a new terminal, so that PATH has it";

    private const int RunMsMax = 15 * 60 * 1000;

    /// <summary>Looks on PATH, then where the .NET SDK puts global tools.</summary>
    /// <returns>The program's path, or null.</returns>
    public static string? Find()
    {
        string name = OperatingSystem.IsWindows() ? "nanoff.exe" : "nanoff";
        string tools = System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Append(tools)
            .Where(folder => folder.Length > 0).Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="UserException">It cannot be started, or does not end.</exception>
    public NanoffRun Run(params IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        List<string> lines = [];
        void Hear(string? line)
        {
            if (line == null)
            {
                return;
            }

            string safe = secrets.Hide(line);
            lock (lines)
            {
                lines.Add(safe);
                show(safe);
            }
        }

        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            process.OutputDataReceived += (_, line) => Hear(line.Data);
            process.ErrorDataReceived += (_, line) => Hear(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit(RunMsMax))
            {
                process.Kill(entireProcessTree: true);
                throw new UserException(
                    $"nanoff did not end within {RunMsMax / 60_000} minutes: unplug the board, plug it in again and repeat.",
                        UserException.Unknown);
            }

            process.WaitForExit();
            return new NanoffRun(process.ExitCode, lines);
        }
        catch (Win32Exception e)
        {
            throw new UserException($"cannot start {path}: {e.Message}; {Remedy}.", UserException.Unknown);
        }
    }

    /// <summary>A call as a person would type it, secrets hidden.</summary>
    public string Spell(IEnumerable<string> arguments) => secrets.Hide("nanoff " + string.Join(' ', arguments.Select(
        a => a.Contains(' ', StringComparison.Ordinal) ? $"\"{a}\"" : a)));

    /// <summary>What to do about a call that failed.</summary>
    public static string RemedyFor(NanoffRun run) => run.Error switch
    {
        "E6000" or "E6001" or "E6002" or "E4005" =>
            "the serial port cannot be opened: close every program that shows the board's console, look for the port with 'nanoff "
                + "--listports', "
            + "and on Linux join its group ('sudo usermod -aG dialout $USER', then log in again)",
        "E4000" or "E4001" or "E4002" or "E4003" or "E4004" =>
            "the chip's boot loader does not answer: hold the button BOOT while the step starts, use a short USB cable that carries "
                + "data, and "
            + "add --baud 115200 if it breaks off on the way",
        "E2000" or "E2001" or "E2002" or "E2003" =>
            "the image on the board does not answer: press RESET, wait for its first line, and repeat; a board without an image needs the "
            + "step 'update' first",
        "E9005" or "E9007" =>
            "the image could not be found or downloaded: compare target and version with 'nanoff --platform esp32 --listtargets'",
        "E9008" => "the firmware's .bin is not where --image says",
        "E9000" => "this nanoff does not know an option: update it with 'dotnet tool update -g nanoff'",
        _ when run.Lines.Any(l => l.Contains("deploying content file", StringComparison.Ordinal)) =>
            "the board's drive I: did not take the file: press RESET and repeat the step 'files'; if it fails again, repeat the step "
                + "'update' with --erase",
        _ => "read its output above; press RESET on the board and repeat the step",
    };
}
