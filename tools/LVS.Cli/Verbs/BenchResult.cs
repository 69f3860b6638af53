using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Text.Json;

using LVS.Harness;
using LVS.Report;

namespace LVS.Cli;

/// <summary>Shows a benchmark's tables or its figures as JSON, writes a report, and returns the verdict as an exit code.</summary>
internal static class BenchResult
{
    public static readonly Option<string?> Out = new("--out") { Description = "Run folder [default: runs/<time>-bench]." };
    public static readonly Option<bool> Json = Common.Json();

    /// <summary>The run folder, made before anything is measured: one that cannot be used must not cost minutes.</summary>
    public static RunFolder Folder(ParseResult parsed) => RunFolder.Create("bench", parsed.GetValue(Out));

    /// <summary>Shows the result and writes its report.</summary>
    /// <param name="parsed">What was asked for.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="name">Name of the benchmark.</param>
    /// <param name="holds">Whether its bounds hold.</param>
    /// <param name="figures">All figures, the verdict among them.</param>
    /// <param name="tables">The tables as Markdown.</param>
    /// <param name="options">Options that go into the command that repeats the measurement.</param>
    public static int Show(ParseResult parsed, RunFolder folder, string name, bool holds, object figures, IReadOnlyList<string> tables,
        params IEnumerable<Option> options)
    {
        string reproduce = Common.Reproduce(parsed, $"bench {name}", options);
        return Show(parsed, folder, holds, figures, tables, BenchReport.Write(name, holds ? "holds" : "broken", reproduce, tables));
    }

    /// <summary>The same with a report that is written.</summary>
    public static int Show(
        ParseResult parsed, RunFolder folder, bool holds, object figures, IReadOnlyList<string> tables, string report)
    {
        string json = JsonSerializer.Serialize(figures, JsonSerializerOptions.Web);
        Console.WriteLine(parsed.GetValue(Json) ? json : string.Join(Environment.NewLine, tables));
        try
        {
            folder.Write(json, report);
        }
        catch (UserException error)
        {
            // Standard output has the figures already, and as JSON it may hold one object only.
            Console.Error.WriteLine(error.Message);
            return holds ? error.ExitCode : 1;
        }

        Console.Error.WriteLine($"report: {folder.ReportHtml}");
        return holds ? 0 : 1;
    }
}
