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
    /// Prints a run's verdict and returns its exit code. When the run failed, the first line is the command that repeats it.
    /// </summary>
    /// <param name="result">The run.</param>
    /// <param name="json">Whether to print one JSON object instead.</param>
    /// <param name="figures">Lines between the reasons and the report's path.</param>
    public static int Show(SwarmResult result, bool json, params string[] figures)
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

        foreach (string line in (string[])[.. result.Reasons, .. figures, $"report: {result.ReportHtml}"])
        {
            Console.WriteLine($"  {line}");
        }

        return ExitCode(result.Verdict);
    }
}
