using System;

using LVS.Harness;
using LVS.Report;

using Spectre.Console;

namespace LVS.Cli;

/// <summary>Turns a result into the verdict for people or for programs, and into the exit code.</summary>
internal static class Verdict
{
    /// <summary>0 holds, 1 broken, 2 unknown.</summary>
    public static int ExitCode(string verdict) => verdict switch { "holds" => 0, "broken" => 1, _ => UserException.Unknown };

    /// <summary>
    /// Writes a run's files, prints its verdict and returns its exit code. When the run failed, the first line is the command that repeats
    /// it. A full disk costs the files and not the verdict; the exit code is then not 0.
    /// </summary>
    /// <param name="folder">Receives the files.</param>
    /// <param name="result">The run.</param>
    /// <param name="json">Whether to print one JSON object instead.</param>
    /// <param name="figures">Lines between the reasons and the report's path.</param>
    public static int Show(RunFolder folder, SwarmResult result, bool json, params string[] figures)
    {
        string? complaint = Written(folder, result);
        string[] last = complaint == null ? [$"report: {result.ReportHtml}"] : [];
        int exitCode = Print(result, json, [.. figures, .. last]);
        if (complaint == null)
        {
            return exitCode;
        }

        // Standard output has the verdict already, and as JSON it may hold one object only.
        Console.Error.WriteLine(complaint);
        return exitCode == 0 ? UserException.Unknown : exitCode;
    }

    private static string? Written(RunFolder folder, SwarmResult result)
    {
        try
        {
            folder.Write(result);
            return null;
        }
        catch (UserException error)
        {
            return error.Message;
        }
    }

    private static int Print(SwarmResult result, bool json, string[] figures)
    {
        if (json)
        {
            Console.WriteLine(ResultJson.Compact(result));
            return ExitCode(result.Verdict);
        }

        if (result.Verdict != "holds")
        {
            Console.WriteLine($"reproduce: {result.Reproduce}");
        }

        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(result.Verdict);
        }
        else
        {
            string colour = result.Verdict switch { "holds" => "green", "broken" => "red", _ => "yellow" };
            AnsiConsole.MarkupLine($"[bold {colour}]{result.Verdict}[/]");
        }

        foreach (string line in (string[])[.. result.Reasons, .. figures])
        {
            Console.WriteLine($"  {line}");
        }

        return ExitCode(result.Verdict);
    }
}
