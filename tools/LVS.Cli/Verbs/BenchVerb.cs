using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

using LVS.Bench;
using LVS.Report;

namespace LVS.Cli;

/// <summary>
/// <c>lvs bench</c>: measures the project's own figures, all parts or one, and compares counts with a baseline. Its studies have verbs of
/// their own.
/// </summary>
internal static class BenchVerb
{
    private static readonly Option<string?> BaselinePath =
        new("--baseline") { Description = "File of counts to compare with [default: that of the tree this program was built from]." };
    private static readonly Option<string?> WritePath =
        new("--write-baseline") { Description = $"Write the counts to a file instead of comparing them: {BaselineFile.UsualPath}." };

    public static Command Create()
    {
        IReadOnlyList<IBenchPart> parts = BenchParts.All;
        Command command = Of("bench", "Measures the project's own figures, in parts: " + string.Join(", ", parts.Select(part => part.Name))
            + ". Counts are compared with a baseline; times depend on the machine and are not. Without a part it measures all of them.\n"
            + "Exit code 1 when a count is worse than its tolerance allows.\nExample: lvs bench\nExample: lvs bench memory", parts);
        foreach (IBenchPart part in parts)
        {
            command.Subcommands.Add(
                Of(part.Name, $"A part of the whole: {part.Measures}.\nExample: lvs bench {part.Name}", [part]));
        }

        command.Subcommands.Add(FragmentBenchVerb.Create());
        command.Subcommands.Add(DriftBenchVerb.Create());
        command.Subcommands.Add(OverlayBenchVerb.Create());
        command.Subcommands.Add(SimBenchVerb.Create());
        return command;
    }

    private static Command Of(string name, string description, IReadOnlyList<IBenchPart> parts)
    {
        Command command = new(name, description) { BaselinePath, WritePath, BenchResult.Out, BenchResult.Json };
        command.SetAction(parsed => Run(parsed, parts));
        return command;
    }

    private static int Run(ParseResult parsed, IReadOnlyList<IBenchPart> parts)
    {
        bool isAll = parts.Count > 1;
        string? written = parsed.GetValue(WritePath);
        string? compared = parsed.GetValue(BaselinePath);

        // Read and tried first: a file that is no baseline, or cannot be written, must not cost minutes.
        BaselineFile baseline = compared == null ? BaselineFile.Own() : BaselineFile.Load(compared);
        if (written != null)
        {
            BaselineFile.CheckWritable(written, isAll);
        }

        using RunFolder folder = BenchResult.Folder(parsed);
        Stopwatch clock = Stopwatch.StartNew();
        List<PartResult> results = [];
        List<BaselineChange> changes = [];
        foreach (IBenchPart part in parts)
        {
            double before = clock.Elapsed.TotalSeconds;
            results.Add(new PartResult(part.Name, part.Run()));
            changes.AddRange(baseline.Compare(results[^1]));
            Console.Error.WriteLine(F($"{part.Name} measured in {clock.Elapsed.TotalSeconds - before:0.0} s"));
        }

        if (written != null)
        {
            BaselineFile.Save(written, results, isAll);
            Console.Error.WriteLine($"baseline: {written}");
        }

        BenchPage page = new(parts, results, changes)
        {
            Seconds = clock.Elapsed.TotalSeconds,
            IsRenewed = written != null,
        };
        foreach (string reason in page.Reasons)
        {
            Console.Error.WriteLine(reason);
        }

        string reproduce = Common.Reproduce(parsed, isAll ? "bench" : $"bench {parts[0].Name}", BaselinePath);
        return BenchResult.Show(parsed, folder, page.Holds, page.Figures, page.Tables, page.Report(reproduce));
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
