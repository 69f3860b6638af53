using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Text.Json;

using LVS.Report;

namespace LVS.Cli;

/// <summary>How a benchmark ends: its tables for people or its figures for programs, a report, and the verdict as an exit code.</summary>
internal static class BenchResult
{
    public static readonly Option<string?> Out = new("--out") { Description = "Run folder [default: runs/<time>-bench]." };
    public static readonly Option<bool> Json = Common.Json();

    /// <summary>Shows and keeps a result.</summary>
    /// <param name="parsed">What was asked for.</param>
    /// <param name="name">Name of the benchmark.</param>
    /// <param name="holds">Whether its bounds hold.</param>
    /// <param name="figures">All figures, one of them the verdict.</param>
    /// <param name="tables">The tables as Markdown.</param>
    /// <param name="options">Options that the command to measure again names.</param>
    public static int Show(ParseResult parsed, string name, bool holds, object figures, IReadOnlyList<string> tables,
        params IEnumerable<Option> options)
    {
        string json = JsonSerializer.Serialize(figures, JsonSerializerOptions.Web);
        string verdict = holds ? "holds" : "broken";
        string reproduce = Common.Reproduce(parsed, $"bench {name}", options);
        Console.WriteLine(parsed.GetValue(Json) ? json : string.Join(Environment.NewLine, tables));
        using RunFolder folder = RunFolder.Create("bench", parsed.GetValue(Out));
        folder.Write(json, BenchReport.Write(name, verdict, reproduce, tables));
        Console.Error.WriteLine($"report: {folder.ReportHtml}");
        return holds ? 0 : 1;
    }
}
